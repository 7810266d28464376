using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// 学术评议 (科研失信行为调查处理规则, 2022; rule <c>cases.clock</c>): where the question is academic, at least five experts without an
/// interest in the case assess it. No measures are proposed before.
/// </summary>
public static class AssessmentPolicy
{
    private const int MaxLength = 4000;

    private static readonly TextRule ExpertsText = TextRule.Paragraphs(MaxLength);
    private static readonly TextRule NameText = TextRule.Name(100, minLength: 2);
    private static readonly TextRule UnitText = TextRule.Line(200);

    // Separators of name and unit.
    private static readonly char[] Commas = ['，', ',', '、', '；', ';', '\t'];
    private static readonly char[] Blanks = [' ', '\u3000'];

    private static readonly Error NothingWaits = new(
        ErrorKind.Conflict,
        "assessment-is-not-at-this-step",
        "No academic assessment of this case waits for this. Open the page of the case again."
    );

    public static bool IsMissing(IntegrityCase integrityCase) => integrityCase.Assessment is { ConfirmedBy: null };

    public static bool CanAsk(IntegrityCase integrityCase) => integrityCase is { State: CaseState.Investigation, Assessment: null };

    public static bool CanWithdraw(IntegrityCase integrityCase, SeatedOfficer investigator) =>
        integrityCase is { State: CaseState.Investigation, Assessment: { Entered: null, ConfirmedBy: null } asked }
        && !asked.Asked.Investigator.IsSamePerson(investigator);

    public static Result<AssessmentAsked> Ask(
        IntegrityCase integrityCase,
        string? reason,
        SeatedOfficer investigator,
        DateTimeOffset now
    ) =>
        CanAsk(integrityCase)
            ? new ValidationErrors("assessment-is-incomplete")
                .When(!CasePolicy.ReasonText.Accepts(reason), "assessmentReason", "Say which scholarly question the experts are to answer.")
                .Investigates(integrityCase, investigator)
                .Or(() => new AssessmentAsked(investigator, CasePolicy.ReasonText.Clean(reason), now))
            : NothingWaits;

    public static Result<AssessmentWithdrawn> Withdraw(
        IntegrityCase integrityCase,
        string? reason,
        SeatedOfficer investigator,
        DateTimeOffset now
    ) =>
        CanWithdraw(integrityCase, investigator)
            ? new ValidationErrors("assessment-is-incomplete")
                .When(!CasePolicy.ReasonText.Accepts(reason), "assessmentReason", "Say why the question is not scholarly.")
                .Investigates(integrityCase, investigator)
                .Or(() => new AssessmentWithdrawn(investigator, CasePolicy.ReasonText.Clean(reason), now))
            : NothingWaits;

    /// <summary>The entry is not valid yet.</summary>
    public static Result<AssessmentEntered> Enter(
        IntegrityCase integrityCase,
        AssessmentForm form,
        SeatedOfficer investigator,
        ActContext context
    )
    {
        if (integrityCase is not { State: CaseState.Investigation, Assessment: { Entered: null } asked })
        {
            return NothingWaits;
        }

        var experts = ExpertsOf(form.Experts);
        var least = context.Rules.CaseClock.Value.AssessmentExperts;
        var askedOn = Calendar.BeijingTime.DateOf(asked.Asked.At);
        return new ValidationErrors("assessment-is-incomplete")
            .When(
                experts.IsDefault || experts.DistinctBy(each => NameKey.OfPerson(each.Name)).Count() < experts.Length,
                "experts",
                "Give one expert a line, each once: the name, a comma and the unit."
            )
            .When(
                !experts.IsDefault && (experts.Length < least || experts.Length > AssessmentLimits.MaxExperts),
                "experts",
                new Error(
                    ErrorKind.Invalid,
                    "assessment-needs-experts",
                    $"At least {least} experts assess the question, and at most {AssessmentLimits.MaxExperts}."
                )
                    .With("least", $"{least}")
                    .With("most", $"{AssessmentLimits.MaxExperts}")
            )
            .When(
                !experts.IsDefault && experts.Any(each => IsOfParty(integrityCase, each)),
                "experts",
                new Error(ErrorKind.Invalid, "expert-is-of-the-party", "No expert is the party, or of the party's unit. Name others.")
            )
            .When(!CasePolicy.ReasonText.Accepts(form.Conclusion), "conclusion", "State what the experts concluded.")
            .When(
                form.HeldOn is null || form.HeldOn < askedOn || form.HeldOn > context.Today,
                "assessedOn",
                $"Give the day of the assessment, from {askedOn:yyyy-MM-dd} to today."
            )
            .When(!form.ConflictsAreExcluded, "conflictsExcluded", "Every expert declares first that they have no interest in the case.")
            .When(string.IsNullOrWhiteSpace(form.DocumentId), "assessmentFile", "Upload the scan of the conclusion that they signed.")
            .Investigates(integrityCase, investigator)
            .Or(() =>
                new AssessmentEntered(
                    new AcademicAssessment(experts, CasePolicy.ReasonText.Clean(form.Conclusion), form.HeldOn!.Value, form.DocumentId!),
                    investigator,
                    context.Now
                )
            );
    }

    public static Result<Fact> Confirm(
        IntegrityCase integrityCase,
        SeatedOfficer investigator,
        bool agrees,
        string? reason,
        DateTimeOffset now
    ) =>
        integrityCase is { State: CaseState.Investigation, Assessment: { Entered: { } entered, ConfirmedBy: null } }
            ? new ValidationErrors("assessment-is-incomplete")
                .When(!agrees && !CasePolicy.ReasonText.Accepts(reason), "reason", "Say how entry and scan differ.")
                .When(
                    entered.Investigator.IsSamePerson(investigator),
                    "officer",
                    new Error(
                        ErrorKind.Forbidden,
                        "second-investigator-confirms",
                        "You entered this. The other investigator compares it with the scan and confirms."
                    )
                )
                .Investigates(integrityCase, investigator)
                .Or<Fact>(() =>
                    agrees
                        ? new AssessmentConfirmed(investigator, now)
                        : new AssessmentRejected(entered.Assessment, investigator, CasePolicy.ReasonText.Clean(reason), now)
                )
            : NothingWaits;

    /// <summary>One expert per line; default where a line is invalid.</summary>
    private static ImmutableArray<AssessmentExpert> ExpertsOf(string? text)
    {
        if (!ExpertsText.Accepts(text))
        {
            return default;
        }

        var experts = ImmutableArray.CreateBuilder<AssessmentExpert>();
        foreach (var line in ExpertsText.Clean(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var separators = Commas.Any(line.Contains) ? Commas : Blanks;
            if (
                line.Split(separators, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    is not [var name, var unit]
                || !NameText.Accepts(name)
                || !UnitText.Accepts(unit)
            )
            {
                return default;
            }

            experts.Add(new AssessmentExpert(NameText.Clean(name), UnitText.Clean(unit)));
        }

        return experts.ToImmutable();
    }

    private static bool IsOfParty(IntegrityCase integrityCase, AssessmentExpert expert) =>
        integrityCase.Party is Party.Unit
            ? NameKey.OfUnit(expert.Unit) == NameKey.OfUnit(integrityCase.Party.Name)
            : NameKey.IsSamePerson(expert.Name, integrityCase.Party.Name);
}
