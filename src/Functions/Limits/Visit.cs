using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Limits;

/// <summary>A budget of requests.</summary>
public enum VisitBudget
{
    /// <summary>Pages and files, by client address.</summary>
    AnonymousRead,

    /// <summary>Writing requests, by client address.</summary>
    AnonymousWrite,

    /// <summary>All requests by one link.</summary>
    Link,

    /// <summary>All requests of one officer.</summary>
    Officer,
}

/// <summary>The visitor of a request.</summary>
public readonly record struct Visit(VisitBudget Budget, string Key);

/// <summary>Identifies the visitor of a request.</summary>
public interface IVisits
{
    Visit Of(HttpRequest request);
}
