using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// 申诉 (科研失信行为调查处理规则, 2022, ch. 5): after a re-examination the superior decides on an appeal. Officers enter its documents;
/// a revocation has the effect of a reversal, and a change replaces the terms of the listing.
/// </summary>
public static class AppealPolicy
{
    private static readonly TextRule Line = TextRule.Line(200);

    public static bool CanEnter(IntegrityCase integrityCase) =>
        integrityCase is { State: CaseState.Served or CaseState.Closed, PendingAppeal: null }
        && integrityCase.Appeals.All(notice => notice.Step == AppealStep.Accepted)
        && integrityCase.Reexaminations.Any(each =>
            each.Letter is { Outcome: not Letters.ReexaminationOutcome.Reversed } && IsServed(integrityCase, each)
        );

    /// <summary>The change not carried out yet; null where there is none.</summary>
    public static AppealNotice? ChangeToCarryOut(IntegrityCase integrityCase) =>
        IsToBeCarriedOut(integrityCase) && integrityCase.Appeals[^1] is { Change: not null } change ? change : null;

    /// <summary>Whether a reversal or change means that the decision no longer disqualifies the application.</summary>
    public static bool Restores(IntegrityCase integrityCase, RuleFile rules) =>
        integrityCase.IsDisqualified && !IsKept(integrityCase, rules, measure => measure.Disqualifies);

    /// <summary>Whether a reversal or change means that the decision no longer revokes the award.</summary>
    public static bool RestoresAward(IntegrityCase integrityCase, RuleFile rules) =>
        integrityCase.Decision is { Revokes: true } && !IsKept(integrityCase, rules, measure => measure.Revokes);

    private static bool IsKept(IntegrityCase integrityCase, RuleFile rules, Func<Measure, bool> isSuch) =>
        ChangeToCarryOut(integrityCase)?.Change is { } change && MeasurePolicy.EntriesOf(change.Measures, rules).Any(isSuch);

    public static bool IsToBeCarriedOut(IntegrityCase integrityCase) =>
        integrityCase is { Decision.Outcome: CaseOutcome.Established, Reexamination.IsToBeCarriedOut: false }
        && integrityCase.Appeals.LastOrDefault()
            is { Step: AppealStep.Revoked, ConfirmedBy: not null, CarriedOutAt: null }
                or { Change: not null, ConfirmedBy: not null, CarriedOutAt: null };

    /// <summary>The entry is not valid yet.</summary>
    public static Result<AppealNoticeEntered> Enter(
        IntegrityCase integrityCase,
        AppealForm form,
        EnteringOfficer officer,
        ActContext context
    )
    {
        if (!CanEnter(integrityCase))
        {
            return new Error(
                ErrorKind.Conflict,
                "appeal-cannot-be-entered",
                "An appeal follows a re-examination whose letter was served, and has one outcome."
            );
        }

        var earliest = ReexaminationPolicy.EarliestOf(integrityCase);
        var change =
            form.Step == AppealStep.Changed && integrityCase.Decision?.Outcome is CaseOutcome.Established
                ? form.Change ?? new CaseOutcome.Established(Severity.Minor, [])
                : null;
        var faults = new ValidationErrors("appeal-is-incomplete")
            .When(form.Step is null, "appealStep", "Say what the superior decided.")
            .When(!Line.Accepts(form.Authority), "appealAuthority", "Name the authority.")
            .When(!Line.Accepts(form.Number), "appealNumber", "Give the number of its document.")
            .When(
                form.On is null || form.On < earliest || form.On > context.Today,
                "appealOn",
                $"Give the date of its document, from {earliest:yyyy-MM-dd} to today."
            )
            .When(!CasePolicy.ReasonText.Accepts(form.Summary), "appealSummary", "State what it says, in substance.")
            .When(string.IsNullOrWhiteSpace(form.DocumentId), "appealFile", "Upload the scan of its document.");
        if (
            change is not null
            && !MeasurePolicy.Check(change.Severity, change.Measures, context.Rules, context.AllowsSamples).TryGet(out _, out var wrong)
        )
        {
            faults.Each(wrong, "", (all, error, _) => all.When(true, "measures", error));
        }

        return faults.Or(() =>
            new AppealNoticeEntered(
                new AppealNotice(
                    form.Step!.Value,
                    Line.Clean(form.Authority),
                    Line.Clean(form.Number),
                    form.On!.Value,
                    CasePolicy.ReasonText.Clean(form.Summary),
                    form.DocumentId!,
                    officer,
                    context.Now
                )
                {
                    Change = change,
                }
            )
        );
    }

    public static Result<Fact> Confirm(
        IntegrityCase integrityCase,
        EnteringOfficer officer,
        bool agrees,
        string? reason,
        DateTimeOffset now
    ) =>
        PaperDefencePolicy
            .CheckSecond(integrityCase, integrityCase.PendingAppeal?.EnteredBy, officer)
            .Then<Fact>(_ =>
                agrees
                    ? new AppealNoticeConfirmed(officer, now)
                    : CasePolicy.ReadReason(reason, "reason").Select<Fact>(text => new AppealNoticeRejected(officer, text, now))
            );

    private static bool IsServed(IntegrityCase integrityCase, Reexamination reexamination) =>
        reexamination.Service is not null
        || integrityCase.OtherServices.Any(service => service.Letters.Contains(reexamination.Letter!.Number));
}
