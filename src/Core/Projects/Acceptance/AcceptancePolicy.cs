using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>An officer's opinion on an acceptance.</summary>
public sealed record AcceptanceOpinion(string OfficerId, AcceptanceOutcome Outcome, string Reason);

/// <summary>验收: the unit reports, a panel advises where the profile requires one, two officers decide.</summary>
public static class AcceptancePolicy
{
    /// <summary>The unit reports at the end of the work, or after a rectification, which starts the acceptance.</summary>
    public static Result<FinalReportGiven> Report(Project project, FinalReportForm form, ActContext context)
    {
        if (!MayReport(project))
        {
            return ProjectErrors.NotNow("report");
        }

        if (!HasBegun(project, context))
        {
            return ProjectErrors.WorkHasNotBegun(project.Contract!.Terms.StartsOn);
        }

        var spent = YuanText.Read(form.SpentYuan);
        var questioned = YuanText.Read(form.QuestionedYuan);
        var needsAudit = NeedsAudit(project, context.Rules);
        var needsCertificate = NeedsCertificate(project, context);
        return new ValidationErrors("report-is-incomplete")
            .When(!ContractPolicy.Paragraphs.Accepts(form.Results), "results", "Write what was done, by target.")
            .SpendingIsPossible(project, spent)
            .When(form.DocumentId is null, "document", "Choose the signed and sealed report as a file.")
            .When(
                needsCertificate && !ContractPolicy.Name.Accepts(form.CertificateNumber),
                "certificateNumber",
                "Give the number of the certificate that the research report was taken in (科技报告收录证书)."
            )
            .When(needsAudit && !ContractPolicy.Name.Accepts(form.AuditFirm), "auditFirm", "Give the audit firm.")
            .When(needsAudit && !ContractPolicy.Name.Accepts(form.AuditNumber), "auditNumber", "Give the number of the audit report.")
            .When(needsAudit && !ContractPolicy.Paragraphs.Accepts(form.AuditOpinion), "auditOpinion", "Give the auditor's opinion.")
            .When(
                needsAudit && (questioned is null || questioned > spent),
                "questionedYuan",
                "Give what the auditor questioned, at most what was spent; 0 where nothing was."
            )
            .Or(() =>
                new FinalReportGiven(
                    new FinalReport(ContractPolicy.Paragraphs.Clean(form.Results), spent!.Value, form.DocumentId!, context.Now)
                    {
                        CertificateNumber = needsCertificate ? ContractPolicy.Name.Clean(form.CertificateNumber) : null,
                        PaidYuan = project.Ledger.BalanceOf(FundAccount.Paid) + ProgressPolicy.SpentOf(project),
                        Audit = needsAudit
                            ? new AuditReport(
                                ContractPolicy.Name.Clean(form.AuditFirm),
                                ContractPolicy.Name.Clean(form.AuditNumber),
                                ContractPolicy.Paragraphs.Clean(form.AuditOpinion),
                                questioned!.Value
                            )
                            : null,
                    },
                    IsLate(project, context),
                    context.Now
                )
                {
                    Moves =
                        project.State == ApplicationState.Rectifying
                            ? [ApplicationMove.AcceptRectification, ApplicationMove.RequestAcceptance]
                            : [ApplicationMove.RequestAcceptance],
                    Entries = ProgressPolicy.SpentEntries(project, spent!.Value, context),
                }
            );
    }

    public static bool MayReport(Project project) =>
        project.State is ApplicationState.Implementing or ApplicationState.Rectifying
        && project is { PendingChange: null, RectifyingCheck: null };

    /// <summary>Whether the term of the contract has begun: before it there is nothing to report.</summary>
    public static bool HasBegun(Project project, ActContext context) => project.Contract?.Terms.StartsOn <= context.Today;

    /// <summary>Whether the research report must be registered before the acceptance.</summary>
    public static bool NeedsCertificate(Project project, ActContext context) => context.Of(project.Profile).HasCertificate;

    /// <summary>Whether the amount of the award requires an audit.</summary>
    public static bool NeedsAudit(Project project, RuleFile rules) => project.AmountYuan >= rules.AuditYuan.Value;

    public static Deadline? ReportUntil(Project project, ActContext context) =>
        project is { State: ApplicationState.Implementing, Contract.Terms: { } terms }
            ? context.Calendar.DeadlineFor(terms.EndsOn, Term.Days(context.Rules.FinalReportDays.Value), context.Rules.FinalReportDays.Id)
            : null;

    /// <summary>
    /// After the check of the lists: the acceptance goes to its panel, then to the two officers, or is blocked while a party is barred or
    /// experts are missing.
    /// </summary>
    /// <param name="pool">Experts for the draw; null where the profile requires no panel.</param>
    public static Result<ProjectFact> Open(Project project, string? barred, ActContext context, PanelPool? pool = null) =>
        !IsToCheck(project, context.Now) ? ProjectErrors.NotNow("acceptance")
        : barred is null ? AcceptancePanelPolicy.Open(project, pool, context)
        : new ProjectHeld(null, barred, PaymentPolicy.AgainAt(context), context.Now);

    /// <summary>Whether the lists have to be checked before the acceptance, or an expert has to be replaced by a draw.</summary>
    public static bool IsToCheck(Project project, DateTimeOffset now) =>
        project.State == ApplicationState.AcceptancePending
        && (!project.IsAcceptanceOpen || AcceptancePanelPolicy.IsShort(project))
        && !(now < project.AcceptanceCheckAgainAt);

    /// <summary>The result of two opinions: a decision where they agree; otherwise both officers are asked again.</summary>
    public static Result<ProjectFact> Decide(Project project, ImmutableArray<AcceptanceOpinion> opinions, ActContext context)
    {
        if (
            project is not { State: ApplicationState.AcceptancePending, IsAcceptanceOpen: true }
            || !AcceptancePanelPolicy.IsComplete(project)
        )
        {
            return ProjectErrors.NotNow("acceptance");
        }

        if (
            opinions.Select(each => each.OfficerId).Distinct().Count() < 2
            || opinions.Select(each => each.Outcome).Distinct().Count() > 1
            || (opinions[0].Outcome == AcceptanceOutcome.Rectify && project.WasRectified)
        )
        {
            return new AcceptanceDiffered(project.AcceptanceRounds + 1, context.Now);
        }

        var outcome = opinions[0].Outcome;
        return new AcceptanceDecided(
            outcome,
            [.. opinions.Select(each => each.OfficerId)],
            [.. opinions.Select(each => each.Reason)],
            outcome == AcceptanceOutcome.Rectify ? RectifyBy(context) : null,
            context.Now
        )
        {
            Moves = [MoveOf(outcome)],
            Entries = EntriesOf(project, outcome, context),
        };
    }

    /// <summary>
    /// The term of a rectification ended: after an acceptance the officers decide on the existing documents; after a check the work
    /// continues, and the violation is noted. Another rectification cannot be ordered.
    /// </summary>
    public static Result<RectificationLapsed> LapseRectification(Project project, ActContext context) =>
        IsRectificationOver(project, context.Now)
            ? new RectificationLapsed(context.Now)
            {
                Moves = project.RectifyingCheck is null
                    ? [ApplicationMove.AcceptRectification, ApplicationMove.RequestAcceptance]
                    : [ApplicationMove.AcceptRectification],
            }
            : ProjectErrors.NotNow("rectification");

    public static bool IsRectificationOver(Project project, DateTimeOffset now) =>
        project is { State: ApplicationState.Rectifying, RectifyBy: { } until } && until.HasPassed(now);

    // After Passed, money paid before the report and not spent stays with the unit; later payments are settled separately. After any
    // other end the remainder is demanded back, and only repayments are still paid.
    private static ImmutableArray<FundEntry> EntriesOf(Project project, AcceptanceOutcome outcome, ActContext context) =>
        outcome switch
        {
            AcceptanceOutcome.Pass
                when project.Ledger.Enter(FundEntryKind.LeaveOver, LeftOf(project), context.Details).TryGet(out var entry, out _) =>
            [
                entry,
            ],
            AcceptanceOutcome.Conclude or AcceptanceOutcome.Fail => PaymentPolicy.ReleaseOf(project, context),
            _ => [],
        };

    private static decimal LeftOf(Project project) =>
        Math.Min(project.Ledger.BalanceOf(FundAccount.Paid), project.Report is { } report ? report.PaidYuan - report.SpentYuan : 0);

    private static ApplicationMove MoveOf(AcceptanceOutcome outcome) =>
        outcome switch
        {
            AcceptanceOutcome.Pass => ApplicationMove.PassAcceptance,
            AcceptanceOutcome.Conclude => ApplicationMove.Conclude,
            AcceptanceOutcome.Rectify => ApplicationMove.OrderRectification,
            _ => ApplicationMove.FailAcceptance,
        };

    private static bool IsLate(Project project, ActContext context) =>
        ReportUntil(project, context)?.HasPassed(context.Now) == true || IsRectificationOver(project, context.Now);

    internal static Deadline RectifyBy(ActContext context) =>
        context.Calendar.DeadlineFor(context.Now, Term.Days(context.Rules.RectificationDays.Value), context.Rules.RectificationDays.Id);
}
