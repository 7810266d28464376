using CreditFunctions.Core;

namespace CreditFunctions.Functions.Cases;

/// <summary>What the endpoints of cases refuse.</summary>
internal static class CaseRefusals
{
    public static Error NotFound() => new(ErrorKind.NotFound, "case-not-found", "There is no such case. GET /desk/cases lists them.");
}
