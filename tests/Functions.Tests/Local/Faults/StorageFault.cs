namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>Faults of a storage request.</summary>
internal enum StorageFault
{
    None,

    /// <summary>503: not executed.</summary>
    Busy,

    /// <summary>It never arrives, and the client times out.</summary>
    TimedOut,

    /// <summary>It is executed, and its response is lost.</summary>
    DoneButTimedOut,

    /// <summary>The same row or blob is written just before: 412 with If-Match.</summary>
    Overtaken,

    /// <summary>Its first response was lost, and the client library has repeated it: 409, 412 or 404 if it is not idempotent.</summary>
    SentTwice,

    /// <summary>The process dies before it is sent.</summary>
    DeathBefore,

    /// <summary>The process dies after its execution.</summary>
    DeathAfter,
}
