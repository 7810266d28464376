using System.Collections.Immutable;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>What an officer sends of a credit query, as received.</summary>
public sealed record CreditQueryForm
{
    /// <summary>The code printed in the mail.</summary>
    public string? Code { get; init; }

    public CreditOutcome? Outcome { get; init; }

    /// <summary>A screenshot that was uploaded behind the same link.</summary>
    public string? EvidenceId { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Reads a credit query: all validation errors, each at its field.</summary>
public static class CreditQueryPolicy
{
    private const int MaxReasonLength = 2000;

    private static readonly TextRule ReasonText = TextRule.Paragraphs(MaxReasonLength);

    /// <param name="number">Which look at the source it is.</param>
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

    /// <summary>What is wrong with a look whose screenshot comes with it, before that is stored; empty where nothing is.</summary>
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

/// <summary>What can be refused about a look, named as sentences.</summary>
public static class CreditQueryErrors
{
    public static Error NotFound() =>
        new(ErrorKind.NotFound, "credit-query-not-found", "No such credit query is due. Open the credit check queue again for what is.");
}
