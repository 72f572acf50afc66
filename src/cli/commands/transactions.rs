//! Commands that begin and end transactions.

use crate::cli::diagnostics::Failure;
use crate::cli::session::Session;

pub(super) fn begin(session: &mut Session, _: &str) -> Result<(), Failure> {
    if session.transaction.is_some() {
        return Err(Failure::query("a transaction is open already; :commit or :rollback ends it"));
    }
    session.transaction = Some(session.store.database.write()?);
    Ok(())
}

pub(super) fn commit(session: &mut Session, _: &str) -> Result<(), Failure> {
    let transaction = session.transaction.take().ok_or_else(no_transaction)?;
    Ok(transaction.commit()?)
}

pub(super) fn rollback(session: &mut Session, _: &str) -> Result<(), Failure> {
    session.transaction.take().ok_or_else(no_transaction)?.rollback();
    Ok(())
}

fn no_transaction() -> Failure {
    Failure::query("no transaction is open; :begin opens one")
}
