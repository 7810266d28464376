namespace CreditFunctions.TestSupport.Walk;

/// <summary>An app that a walk leads through: in a process of its own, or in the tests' own one.</summary>
internal interface IWalkedApp
{
    /// <summary>Speaks to it. Whether a call that found nobody is repeated is up to whoever made the client.</summary>
    HttpClient Client { get; }

    string FunctionKey { get; }

    /// <summary>Business time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Waits for what the app does in its own time, and says what did not come.</summary>
    Task<T> WaitForAsync<T>(string what, Func<Task<T?>> find)
        where T : class;
}
