namespace CreditFunctions.TestSupport.Walk;

/// <summary>An app used by a walk: in a separate process, or in this one.</summary>
internal interface IWalkedApp
{
    /// <summary>Retries are up to the creator of the client.</summary>
    HttpClient Client { get; }

    string FunctionKey { get; }

    /// <summary>Business time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Waits for background work of the app, and reports the missing result.</summary>
    Task<T> WaitForAsync<T>(string what, Func<Task<T?>> find)
        where T : class;
}
