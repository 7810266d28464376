using System.Collections.Immutable;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>Form of a credit query, as received.</summary>
public sealed record CreditQueryForm
{
    public string? Code { get; init; }

    public CreditOutcome? Outcome { get; init; }

    /// <summary>A screenshot uploaded by the same link.</summary>
    public string? EvidenceId { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Parses a credit query: returns all validation errors with their fields.</summary>
public static class CreditQueryPolicy
{
    private const int MaxReasonLength = 2000;

    private static readonly TextRule ReasonText = TextRule.Paragraphs(MaxReasonLength);

    /// <param name="number">Ordinal of the query at the source.</param>
    public static Result<CreditQueryRecorded> Read(
        CreditSubject subject,
        CreditSource source,
        int number,
        CreditQueryForm form,
        string officerId,
        DateTimeOffset now
    ) =>
        Check(form, subject.Evidence.Any(document => document.Id == form.EvidenceId))
            .Or(() =>
                new CreditQueryRecorded(
                    new CreditQuery(number, source, form.Outcome!.Value, ReasonText.Clean(form.Reason), form.EvidenceId!, officerId, now)
                )
            );

    /// <summary>Errors of a query whose screenshot is sent with it, checked before that is stored.</summary>
    public static ImmutableArray<Error> CheckWithoutEvidence(CreditQueryForm form) => Check(form, hasEvidence: true).Or(() => form).Errors;

    private static ValidationErrors Check(CreditQueryForm form, bool hasEvidence) =>
        new ValidationErrors("credit-query-is-incomplete")
            .When(
                form.Outcome is not { } outcome || !Enum.IsDefined(outcome),
                "outcome",
                "Say what was seen: Clear, Hit, ConsumptionRestricted, UnderEnforcement, Inconclusive or SourceDown."
            )
            .When(!hasEvidence, "evidenceId", "Upload the screenshot behind this link first and give the id that was answered.")
            .When(!ReasonText.Accepts(form.Reason), "reason", $"Say what was seen, in 1 to {MaxReasonLength} characters.");
}

/// <summary>Errors of credit queries.</summary>
public static class CreditQueryErrors
{
    public static Error NotFound() =>
        new(ErrorKind.NotFound, "credit-query-not-found", "No such credit query is due. Open the credit check queue again for what is.");
}
