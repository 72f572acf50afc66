//! What is encoded reads back as it was, in bytes that never change, and hostile bytes do no harm.

use super::*;
use crate::graph::{
    Change, ConstraintDefinition, ConstraintRule, ConstraintTarget, FullTextDefinition, FullTextTarget,
    IndexDefinition,
};
use crate::provenance::{Claim, ClaimId, Comparator, Modality, Rank, Subject};
use crate::value::temporal::Parts;
use crate::value::{
    Element, NodeId, Path, Point, RelationshipId, Temporal, TypeAlternative, TypeKind, Value, ValueType,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn text() -> impl Strategy<Value = Arc<str>> {
    ".{0,6}".prop_map(Arc::from)
}

fn node() -> impl Strategy<Value = NodeId> {
    any::<u64>().prop_map(NodeId)
}

fn relationship() -> impl Strategy<Value = RelationshipId> {
    any::<u64>().prop_map(RelationshipId)
}

fn element() -> impl Strategy<Value = Element> {
    prop_oneof![node().prop_map(Element::from), relationship().prop_map(Element::from)]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>().prop_filter("NaN is not equal to itself", |number| !number.is_nan()), Just(-0.0)]
}

fn path() -> impl Strategy<Value = Path> {
    vec(relationship(), 0..4).prop_flat_map(|taken| {
        vec(node(), taken.len() + 1).prop_map(move |visited| Path::new(visited, taken.clone()))
    })
}

fn point() -> impl Strategy<Value = Point> {
    (any::<u32>(), number(), number(), option::of(number())).prop_map(|(srid, x, y, z)| Point {
        srid,
        x,
        y,
        z,
    })
}

fn temporal() -> impl Strategy<Value = Temporal> {
    let day = || -1_000_000_i64..1_000_000;
    let nanosecond = || 0..86_400_000_000_000_u64;
    let zone =
        prop::sample::select(vec![None, Some("Asia/Shanghai".to_owned()), Some("Europe/Vienna".to_owned())]);
    let parts = prop_oneof![
        day().prop_map(|day| Parts::Date { day }),
        nanosecond().prop_map(|nanosecond| Parts::LocalTime { nanosecond }),
        (nanosecond(), -64_800..64_800).prop_map(|(nanosecond, offset)| Parts::Time { nanosecond, offset }),
        (day(), nanosecond()).prop_map(|(day, nanosecond)| Parts::LocalDateTime { day, nanosecond }),
        (day(), nanosecond(), -64_800..64_800, zone)
            .prop_map(|(day, nanosecond, offset, zone)| Parts::DateTime { day, nanosecond, offset, zone }),
        (any::<i16>(), any::<i16>(), any::<i32>(), 0..1_000_000_000_u32).prop_map(
            |(months, days, seconds, n)| {
                Parts::Duration {
                    months: months.into(),
                    days: days.into(),
                    seconds: seconds.into(),
                    nanosecond: n,
                }
            }
        ),
    ];
    parts.prop_map(|parts| Temporal::try_from(parts).unwrap())
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Boolean),
        any::<i64>().prop_map(Value::Integer),
        number().prop_map(Value::Float),
        text().prop_map(Value::String),
        node().prop_map(Value::Node),
        relationship().prop_map(Value::Relationship),
        path().prop_map(|path| Value::Path(Arc::new(path))),
        point().prop_map(|point| Value::Point(Arc::new(point))),
        temporal().prop_map(Value::Temporal),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::list),
            proptest::collection::btree_map(text(), inner, 0..5).prop_map(|map| Value::Map(Arc::new(map))),
        ]
    })
}

fn subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        element().prop_map(Subject::Element),
        (element(), text()).prop_map(|(element, key)| Subject::Property(element, key)),
        (node(), text()).prop_map(|(node, label)| Subject::Label(node, label)),
    ]
}

fn claim() -> impl Strategy<Value = Claim> {
    use Comparator as C;
    use Modality as M;
    let comparator = prop::sample::select(vec![
        C::Equal,
        C::Greater,
        C::GreaterOrEqual,
        C::Less,
        C::LessOrEqual,
        C::About,
    ]);
    let modality = prop::sample::select(vec![
        M::Stated,
        M::Planned,
        M::Pledged,
        M::Invited,
        M::Opinion,
        M::Denied,
        M::Inferred,
    ]);
    let rank = prop::sample::select(vec![Rank::Preferred, Rank::Normal, Rank::Deprecated]);
    let texts = vec(option::of(text()), 10);
    let numbers = (node(), any::<i64>(), option::of(number()), any::<bool>());
    (texts, numbers, value(), comparator, modality, rank).prop_map(
        |(mut texts, numbers, value, c, m, rank)| {
            let mut text = || texts.pop().flatten();
            let (source, recorded, confidence, explicit) = numbers;
            Claim {
                key: text(),
                source,
                value,
                comparator: c,
                unit: text(),
                locator: text(),
                words: text(),
                stated_by: text(),
                valid_from: text(),
                valid_to: text(),
                as_of: text(),
                published: text(),
                recorded,
                modality: m,
                rank,
                confidence,
                explicit,
                note: text(),
            }
        },
    )
}

fn properties() -> impl Strategy<Value = Vec<(Arc<str>, Value)>> {
    vec((text(), value()), 0..4)
}

fn change() -> impl Strategy<Value = Change> {
    let claim_id = || any::<u64>().prop_map(ClaimId);
    prop_oneof![
        (node(), vec(text(), 0..4), properties()).prop_map(|(id, labels, properties)| Change::CreateNode {
            id,
            labels,
            properties
        }),
        node().prop_map(|id| Change::DeleteNode { id }),
        (relationship(), text(), node(), node(), properties()).prop_map(
            |(id, relationship_type, start, end, properties)| Change::CreateRelationship {
                id,
                relationship_type,
                start,
                end,
                properties
            }
        ),
        relationship().prop_map(|id| Change::DeleteRelationship { id }),
        (element(), text(), value()).prop_map(|(element, key, value)| Change::SetProperty {
            element,
            key,
            value
        }),
        (node(), text()).prop_map(|(node, label)| Change::AddLabel { node, label }),
        (node(), text()).prop_map(|(node, label)| Change::RemoveLabel { node, label }),
        (claim_id(), subject(), claim()).prop_map(|(id, subject, claim)| Change::AddClaim {
            id,
            subject,
            claim: Arc::new(claim)
        }),
        claim_id().prop_map(|id| Change::RemoveClaim { id }),
        (text(), target(), vec(text(), 1..3)).prop_map(|(name, target, keys)| Change::CreateIndex {
            definition: IndexDefinition { name, target, keys }
        }),
        (text(), any::<bool>(), vec(text(), 1..3), vec(text(), 1..3)).prop_map(
            |(name, is_of_nodes, names, keys)| {
                let target = match is_of_nodes {
                    true => FullTextTarget::Nodes(names),
                    false => FullTextTarget::Relationships(names),
                };
                Change::CreateFullTextIndex { definition: FullTextDefinition { name, target, keys } }
            }
        ),
        text().prop_map(|name| Change::DropIndex { name }),
        constraint().prop_map(|definition| Change::CreateConstraint { definition }),
        text().prop_map(|name| Change::DropConstraint { name }),
    ]
}

fn target() -> impl Strategy<Value = ConstraintTarget> {
    prop_oneof![text().prop_map(ConstraintTarget::Node), text().prop_map(ConstraintTarget::Relationship)]
}

fn constraint() -> impl Strategy<Value = ConstraintDefinition> {
    let rule = prop_oneof![
        Just(ConstraintRule::Unique),
        Just(ConstraintRule::Key),
        Just(ConstraintRule::Exists),
        value_type().prop_map(ConstraintRule::Type),
    ];
    (text(), target(), vec(text(), 1..4), rule).prop_map(|(name, target, keys, rule)| ConstraintDefinition {
        name,
        target,
        keys,
        rule,
    })
}

fn value_type() -> impl Strategy<Value = ValueType> {
    let simple = prop_oneof![Just(TypeKind::Integer), Just(TypeKind::Any), Just(TypeKind::ZonedDateTime)];
    let union = |kind| {
        let alternative =
            (kind, any::<bool>()).prop_map(|(kind, is_nullable)| TypeAlternative { kind, is_nullable });
        vec(alternative, 0..3).prop_map(|alternatives| ValueType { alternatives })
    };
    union(simple.boxed()).prop_recursive(3, 8, 3, move |inner| {
        union(inner.prop_map(|items| TypeKind::List(Box::new(items))).boxed())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn changes_read_as_they_were_written(changes in vec(change(), 0..6)) {
        let bytes = encode(&changes).unwrap();
        prop_assert_eq!(decode::<Vec<Change>>(&bytes).unwrap(), changes);
    }

    #[test]
    fn a_part_of_the_bytes_is_refused(change in change(), cut in any::<prop::sample::Index>()) {
        let bytes = encode(&change).unwrap();
        prop_assert!(decode::<Change>(&bytes[..cut.index(bytes.len())]).is_err());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..64)) {
        if let Ok(changes) = decode::<Vec<Change>>(&bytes) {
            let again = encode(&changes).unwrap();
            prop_assert_eq!(encode(&decode::<Vec<Change>>(&again).unwrap()).unwrap(), again);
        }
    }

    #[test]
    fn compact_numbers_read_as_they_were_written(number in any::<u64>(), shift in 0..64) {
        let number = Compact(number >> shift);
        prop_assert_eq!(decode::<Compact>(&encode(&number).unwrap()).unwrap(), number);
    }
}

#[test]
fn the_bytes_of_a_node_are_those_of_the_first_release() {
    let change = Change::CreateNode {
        id: NodeId(258),
        labels: vec!["City".into()],
        properties: vec![
            ("n".into(), Value::Integer(-2)),
            ("é".into(), Value::list(vec![Value::Float(1.5)])),
        ],
    };
    let expected = [
        b"\x00\x02\x01\0\0\0\0\0\0".as_slice(),
        b"\x01\0\0\0\x04\0\0\0City",
        b"\x02\0\0\0\x01\0\0\0n\x02\xfe\xff\xff\xff\xff\xff\xff\xff",
        b"\x02\0\0\0\xc3\xa9\x05\x01\0\0\0\x03\0\0\0\0\0\0\xf8\x3f",
    ]
    .concat();
    assert_eq!(encode(&change).unwrap(), expected);
}

#[test]
fn the_bytes_of_a_constraint_are_those_of_the_first_release() {
    let list = TypeKind::List(Box::new(ValueType::not_null(TypeKind::String)));
    let definition = ConstraintDefinition {
        name: "c".into(),
        target: ConstraintTarget::Node("City".into()),
        keys: vec!["n".into()],
        rule: ConstraintRule::Type(ValueType::nullable(list)),
    };
    let expected = [
        b"\x0b\x01\0\0\0c\0\x04\0\0\0City\x01\0\0\0\x01\0\0\0n".as_slice(),
        b"\x03\x01\0\0\0\x01\x10\x01\0\0\0\0\x03",
    ]
    .concat();
    assert_eq!(encode(&Change::CreateConstraint { definition }).unwrap(), expected);
}

#[test]
fn the_bytes_of_a_claim_are_those_of_the_first_release() {
    let claim = Claim {
        source: NodeId(1),
        value: Value::Boolean(true),
        comparator: Comparator::About,
        unit: Some("km".into()),
        recorded: 3,
        modality: Modality::Inferred,
        rank: Rank::Normal,
        confidence: Some(0.5),
        explicit: true,
        ..Claim::default()
    };
    let subject = Subject::Property(Element::Relationship(RelationshipId(4)), "k".into());
    let expected = [
        b"\x07\x05\0\0\0\0\0\0\0".as_slice(),
        b"\x01\x01\x04\0\0\0\0\0\0\0\x01\0\0\0k",
        b"\0\x01\0\0\0\0\0\0\0\x01\x01\x05\x01\x02\0\0\0km\0\0\0\0\0\0\0",
        b"\x03\0\0\0\0\0\0\0\x06\x01\x01\0\0\0\0\0\0\xe0\x3f\x01\0",
    ]
    .concat();
    assert_eq!(
        encode(&Change::AddClaim { id: ClaimId(5), subject, claim: Arc::new(claim) }).unwrap(),
        expected
    );
}

#[test]
fn the_bytes_of_a_time_are_those_of_the_first_release() {
    let parts = Parts::DateTime { day: -1, nanosecond: 5, offset: 3600, zone: Some("Africa/Lagos".into()) };
    let value = Value::Temporal(parts.try_into().unwrap());
    let expected =
        b"\x0a\x04\xff\xff\xff\xff\xff\xff\xff\xff\x05\0\0\0\0\0\0\0\x10\x0e\0\0\x01\x0c\0\0\0Africa/Lagos";
    assert_eq!(encode(&value).unwrap(), expected);
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(Value::Null, |inner, _| Value::list(vec![inner]))
}

#[test]
fn lists_are_stored_up_to_the_depth_that_is_read() {
    let bytes = encode(&nested(DEPTH_LIMIT)).unwrap();
    assert_eq!(decode::<Value>(&bytes).unwrap(), nested(DEPTH_LIMIT));
    assert!(matches!(encode(&nested(DEPTH_LIMIT + 1)), Err(Error::Limit(_))));
}

#[test]
fn deeply_nested_bytes_are_refused_before_the_stack_ends() {
    let bytes = b"\x05\x01\0\0\0".repeat(1_000_000);
    assert!(decode::<Value>(&bytes).is_err());
}

#[test]
fn a_count_claims_no_more_than_there_is() {
    for count in [2, 0x7fff_ffff, u32::MAX] {
        for kind in [4_u8, 5, 6] {
            let bytes = [&[kind], count.to_le_bytes().as_slice(), &[0]].concat();
            assert!(decode::<Value>(&bytes).is_err(), "kind {kind}, count {count}");
        }
    }
}

#[test]
fn bytes_after_the_last_are_refused() {
    let mut bytes = encode(&Value::Null).unwrap();
    bytes.push(0);
    assert_eq!(decode::<Value>(&bytes).unwrap_err().offset, 1);
}

#[test]
fn the_keys_of_a_map_come_once_and_in_order() {
    let map = |keys: &[&str]| {
        let entries: Vec<_> = keys.iter().map(|key| (Arc::<str>::from(*key), Value::Null)).collect();
        [vec![6], encode(&entries).unwrap()].concat()
    };
    assert!(decode::<Value>(&map(&["a", "b"])).is_ok());
    assert!(decode::<Value>(&map(&["b", "a"])).is_err());
    assert!(decode::<Value>(&map(&["a", "a"])).is_err());
}
