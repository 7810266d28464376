namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>What befalls a storage request.</summary>
internal enum StorageFault
{
    None,

    /// <summary>503: it is not done.</summary>
    Busy,

    /// <summary>It never arrives, and the client gives up waiting.</summary>
    TimedOut,

    /// <summary>It is done, and its answer never arrives.</summary>
    DoneButTimedOut,

    /// <summary>Somebody writes the same row or blob just before: 412 where it says If-Match.</summary>
    Overtaken,

    /// <summary>Its first answer was lost, and the client library has sent it again: 409, 412 or 404 where it is done only once.</summary>
    SentTwice,

    /// <summary>The process dies before it is sent.</summary>
    DeathBefore,

    /// <summary>The process dies once it is done.</summary>
    DeathAfter,
}
