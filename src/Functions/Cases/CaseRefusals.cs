using CreditFunctions.Core;
using CreditFunctions.Pages.Cases;

namespace CreditFunctions.Functions.Cases;

/// <summary>What the endpoints of cases refuse.</summary>
internal static class CaseRefusals
{
    public static Error LinkIsUnknown() =>
        new(ErrorKind.NotFound, "case-link-is-unknown", "This link opens no case. Copy the whole link from the mail or the letter.");

    public static Error NothingToFollow() => new(ErrorKind.Conflict, "repair-is-not-requested", "Case and listing are in step.");

    public static Error ApplicationNotFound() =>
        new Error(ErrorKind.NotFound, "application-not-found", "There is no such application. Open the form from its page.").At(
            CaseFields.Application
        );

    public static Error NotFound() => new(ErrorKind.NotFound, "case-not-found", "There is no such case. GET /desk/cases lists them.");
}
