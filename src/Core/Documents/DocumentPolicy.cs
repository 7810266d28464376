using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Documents;

/// <summary>What may be uploaded, and when.</summary>
public static class DocumentPolicy
{
    /// <summary>The kind of a file that proves what an officer saw. There may be many.</summary>
    public const string EvidenceKind = "evidence";

    /// <summary>Most files of evidence that one application keeps.</summary>
    public const int MaxEvidence = 100;

    /// <summary>Longest file name kept, in characters.</summary>
    public const int MaxFileNameLength = 200;

    /// <summary>Whether an applicant may upload a document of a kind now.</summary>
    public static Result<RequiredDocument> CheckUpload(Application application, RoundGuide guide, string kind, DateTimeOffset now)
    {
        if (application.State != ApplicationState.Draft)
        {
            return ApplicationErrors.IsNotADraft(application.State);
        }

        if (!guide.IsOpenAt(now))
        {
            return RoundErrors.RoundIsClosed(guide);
        }

        var required = guide.RequiredDocuments.FirstOrDefault(document => document.Kind == kind);
        return required is null ? KindIsUnknown(guide) : required;
    }

    /// <summary>Whether one more file of evidence may be kept: whoever holds a link may upload before giving the code.</summary>
    public static Result<Application> CheckEvidence(Application application) =>
        application.Documents.Count(document => document.Kind == EvidenceKind) < MaxEvidence
            ? application
            : new Error("evidence-is-too-much", $"An application keeps at most {MaxEvidence} files of evidence. Use one that was uploaded before.")
                .With("maxEvidence", $"{MaxEvidence}");

    /// <summary>A name that is safe to show and to send back: the last path segment, on one line.</summary>
    public static Result<string> CheckFileName(string? fileName)
    {
        var name = fileName?.Split('/', '\\')[^1].Trim();
        if (string.IsNullOrEmpty(name) || name is "." or ".." || name.Length > MaxFileNameLength || !LineOfText.IsPlain(name))
        {
            return new Error(
                "file-name-is-malformed",
                $"A file name has 1 to {MaxFileNameLength} characters on one line. Send it as the query parameter fileName.")
                .At("fileName");
        }

        return name;
    }

    private static Error KindIsUnknown(RoundGuide guide)
    {
        var known = string.Join(", ", guide.RequiredDocuments.Select(document => document.Kind));
        return new Error("document-kind-is-unknown", $"The round asks for {known}; use one of these kinds.").With("known", known);
    }
}
