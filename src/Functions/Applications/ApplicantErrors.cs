using CreditFunctions.Core;

namespace CreditFunctions.Functions.Applications;

internal static class ApplicantErrors
{
    public static Error AccessHasExpired() =>
        new(
            ErrorKind.Gone,
            "access-has-expired",
            "This link has expired. Ask for a new one at /access with the unit's code and the registered address: it is sent to that "
                + "address."
        );

    public static Error FormIsOutdated() =>
        new(
            ErrorKind.Invalid,
            "form-is-outdated",
            "This form was not served by the page of this application, or long ago. Open the page again and submit from there."
        );

    public static Error ChoiceIsMissing() =>
        new Error(ErrorKind.Invalid, "choice-is-missing", "Make an explicit choice: nothing is done without one.").At("choice");

    public static Error FormIsUsed() =>
        new(
            ErrorKind.Conflict,
            "form-is-used",
            "This form has begun an application already. Open it by the link in the mail; for another application, begin at the round's "
                + "page."
        );

    public static Error FileIsMissing() => new Error(ErrorKind.Invalid, "file-is-missing", "Pick a file.").At("file");

    public static Error DocumentIsRequired() =>
        new(
            ErrorKind.Conflict,
            "document-is-required",
            "This document is required, and there is no submission without it. Replace it instead of taking it out."
        );

    public static Error SealIsNotOffered() =>
        new(
            ErrorKind.Conflict,
            "seal-is-not-offered",
            "There is no electronic seal here. Print the application, have it signed and sealed, and upload the scan."
        );
}
