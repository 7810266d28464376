namespace CreditFunctions.LocalHost.Http;

/// <summary>The key that an HTTP function asks of its caller.</summary>
internal enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous = 0,

    /// <summary>As <see cref="Function"/>.</summary>
    User = 1,

    /// <summary>A function key, or the master key.</summary>
    Function = 2,

    /// <summary>The master key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
