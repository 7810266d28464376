using CreditFunctions.Core;
using CreditFunctions.Pages.Projects;

namespace CreditFunctions.Functions.Projects;

/// <summary>What the endpoints of projects refuse.</summary>
internal static class ProjectRefusals
{
    public static Error LinkIsUnknown() =>
        new(
            ErrorKind.NotFound,
            "project-link-is-unknown",
            "This link opens no project. Copy the whole link from the mail; where the contact was changed, the new one has its own."
        );

    public static Error NotFound() =>
        new(ErrorKind.NotFound, "project-not-found", "There is no such project. GET /desk/projects lists them.");

    public static Error ContractNotFound() =>
        new(ErrorKind.NotFound, "contract-not-found", "There is no such contract or amendment. Open it from the page of the project.");

    public static Error IsNotYours() =>
        new(ErrorKind.Forbidden, "project-act-is-not-yours", "The unit does this by its own link, and the investigator signs by its own.");

    public static Error NothingOnPaper() =>
        new Error(ErrorKind.Conflict, "nothing-to-enter", "Nothing of this kind waits for the finance bureau now. Open the page again.").At(
            ProjectFields.Asked
        );

    public static Error ScanIsMissing() =>
        new Error(ErrorKind.Invalid, "scan-is-missing", "Choose the scan of the paper as a file.").At(ProjectFields.Scan);

    public static Error ChoiceIsMissing() =>
        new Error(ErrorKind.Invalid, "paper-choice-is-missing", "Say whether entry and scan agree: confirm or reject.").At(
            ProjectFields.Choice
        );

    public static Error ReasonIsMissing() =>
        new Error(ErrorKind.Invalid, "paper-reason-is-missing", "Give the reason why the entry is rejected.").At(ProjectFields.Reason);
}
