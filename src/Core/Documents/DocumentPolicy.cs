using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Documents;

/// <summary>Limits of a file of a kind.</summary>
public sealed record UploadTerms(string Kind, long MaxBytes, ImmutableArray<DocumentType> Types)
{
    public Result<DocumentType> Check(DocumentType type)
    {
        if (Types.Contains(type))
        {
            return type;
        }

        var known = string.Join(", ", Types.Select(each => each.Extension()));
        return new Error(
            ErrorKind.UnsupportedType,
            "document-type-is-not-accepted",
            $"This document is taken as {known}; the file is {type.Extension()}. Save it as one of these."
        ).With("known", known);
    }
}

/// <summary>What may be uploaded, and when.</summary>
public static class DocumentPolicy
{
    /// <summary>Evidence of an officer's credit query; several files are possible.</summary>
    public const string EvidenceKind = "evidence";

    /// <summary>A file with a party's statement about an entry; several files are possible.</summary>
    public const string AnswerKind = "answer";

    /// <summary>The signed and sealed print (公章), where the round requires it or a party signs on paper.</summary>
    public const string SignedScanKind = "signed-scan";

    /// <summary>Per credit query.</summary>
    public const int MaxEvidence = 20;

    /// <summary>Per application.</summary>
    public const int MaxAnswers = 20;

    /// <summary>Total bytes of the documents of one application.</summary>
    public const long MaxApplicationBytes = 200_000_000;

    /// <summary>Limits of an upload by an applicant now.</summary>
    public static Result<UploadTerms> CheckUpload(
        Application application,
        RoundGuide guide,
        RuleFile rules,
        string kind,
        DateTimeOffset now
    ) =>
        CheckTime(application, guide, kind, now) is { } refusal
            ? refusal
            : TermsOf(CommitmentPolicy.NeedsSignedScan(application, guide) ? guide with { RequiresSignedScan = true } : guide, rules, kind);

    /// <summary>Limits of officers' screenshots.</summary>
    public static UploadTerms EvidenceTerms(RuleFile rules) =>
        new(EvidenceKind, rules.DocumentMaxBytes.Value, [DocumentType.Png, DocumentType.Jpeg, DocumentType.Pdf]);

    private static Error? CheckTime(Application application, RoundGuide guide, string kind, DateTimeOffset now) =>
        application switch
        {
            _ when kind == AnswerKind => CheckAnswer(application, now),
            { State: ApplicationState.CorrectionPending, Correction: { } correction } => CorrectionPolicy.CheckTerm(application, now)
                ?? (correction.OpensDocument(kind) ? null : CorrectionPolicy.IsLocked(correction, CorrectionItem.KeyOfDocument(kind))),
            { State: ApplicationState.Draft or ApplicationState.Returned } => guide.IsOpenAt(now) ? null : RoundErrors.RoundIsClosed(guide),
            _ => ApplicationErrors.IsNotADraft(application.State),
        };

    private static Error? CheckAnswer(Application application, DateTimeOffset now) =>
        !application.Statements.Any(question => question.AnsweredAt is null && application.TermsAt(now) < question.Until)
            ? ApplicationErrors.NothingToAnswer()
        : application.Documents.Count(document => document.Kind == AnswerKind) >= MaxAnswers
            ? EvidenceIsTooMuch("An application keeps at most", MaxAnswers)
        : null;

    /// <summary>Limits of a document of a kind at any time; <c>document-kind-is-unknown</c> where the round does not ask for it.</summary>
    public static Result<UploadTerms> TermsOf(RoundGuide guide, RuleFile rules, string kind)
    {
        var most = rules.DocumentMaxBytes.Value;
        var types = rules.DocumentTypes.Value.Select(DocumentTypes.OfExtension).OfType<DocumentType>().ToImmutableArray();
        if (kind == AnswerKind || (kind == SignedScanKind && guide.RequiresSignedScan))
        {
            return new UploadTerms(kind, most, [DocumentType.Pdf, DocumentType.Png, DocumentType.Jpeg]);
        }

        return guide.RequiredDocuments.FirstOrDefault(document => document.Kind == kind) is { } required
            ? new UploadTerms(kind, Math.Min(most, required.MaxBytes ?? most), required.Types.IsDefaultOrEmpty ? types : required.Types)
            : KindIsUnknown(guide);
    }

    /// <summary>Whether a credit query can have one more file of evidence.</summary>
    /// <param name="look"><see cref="Document.Look"/>.</param>
    public static Result<CreditSubject> CheckEvidence(CreditSubject subject, string look) =>
        subject.Evidence.Count(document => document.Look == look) < MaxEvidence
            ? subject
            : EvidenceIsTooMuch("A credit query keeps at most", MaxEvidence);

    /// <summary>Documents replaced by a new one of a kind; files of statements are never replaced.</summary>
    public static ImmutableArray<Document> ReplacedBy(Application application, string kind) =>
        kind is EvidenceKind or AnswerKind ? [] : [.. application.Documents.Where(document => document.Kind == kind)];

    /// <summary>Whether the documents of an application stay within their quota with one more.</summary>
    public static Result<Application> CheckQuota(Application application, string kind, long sizeBytes)
    {
        var replaced = ReplacedBy(application, kind);
        var kept = application.Documents.Where(document => !replaced.Contains(document)).Sum(document => document.SizeBytes);
        return kept + sizeBytes <= MaxApplicationBytes
            ? application
            : new Error(
                ErrorKind.TooLarge,
                "documents-are-too-large",
                $"The documents of an application have at most {MaxApplicationBytes} bytes together. Make the files smaller, or remove "
                    + "optional ones, and upload it again."
            ).With("maxApplicationBytes", $"{MaxApplicationBytes}");
    }

    private static Error EvidenceIsTooMuch(string limit, int most) =>
        new Error(ErrorKind.Invalid, "evidence-is-too-much", $"{limit} {most} files of evidence. Use one that was uploaded before.").With(
            "maxEvidence",
            $"{most}"
        );

    private static Error KindIsUnknown(RoundGuide guide)
    {
        var kinds = guide.RequiredDocuments.Select(document => document.Kind);
        var known = string.Join(", ", guide.RequiresSignedScan ? kinds.Append(SignedScanKind) : kinds);
        return new Error(ErrorKind.Invalid, "document-kind-is-unknown", $"The round asks for {known}; use one of these kinds.").With(
            "known",
            known
        );
    }
}
