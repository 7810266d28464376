using CreditFunctions.Core;

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

    public static Error IsNotYours() =>
        new(ErrorKind.Forbidden, "project-act-is-not-yours", "The unit does this by its own link, and the investigator signs by its own.");

    public static Error FormIsNeeded() =>
        new(ErrorKind.Invalid, "form-is-malformed", "Send a multipart form: the fields of the page, and the report as a file.");
}
