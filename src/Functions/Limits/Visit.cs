using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Limits;

/// <summary>Whose requests are counted together, and how many they may be.</summary>
public enum VisitBudget
{
    /// <summary>Pages and files, by client address.</summary>
    AnonymousRead,

    /// <summary>Whatever changes something, by client address.</summary>
    AnonymousWrite,

    /// <summary>Everything that the holder of a link does.</summary>
    Link,

    /// <summary>Everything that an officer does.</summary>
    Officer,
}

/// <summary>Somebody who makes requests.</summary>
public readonly record struct Visit(VisitBudget Budget, string Key);

/// <summary>Tells who makes a request.</summary>
public interface IVisits
{
    /// <summary>Whose request it is.</summary>
    Visit Of(HttpRequest request);
}
