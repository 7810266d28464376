using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>How a project starts and ends.</summary>
public static class ProjectPolicy
{
    /// <summary>The project of an application awarded by a joint document.</summary>
    /// <param name="proposal">The meeting's decision; null where it does not differ from the application.</param>
    public static Result<ProjectOpened> Open(
        Application application,
        RoundGuide guide,
        Proposal? proposal,
        string awardNumber,
        ActContext context
    )
    {
        if (application.State != ApplicationState.Awarded)
        {
            return ProjectErrors.NotNow("award");
        }

        var amount = proposal?.Ranked.Application is { AskedYuan: not null } reduced ? reduced.AmountYuan : application.AmountYuan;
        return new FundLedger()
            .Enter(FundEntryKind.Award, amount, context.Details)
            .Select(entry => new ProjectOpened(
                application.Id,
                application.RoundId,
                guide.Title,
                application.Serial ?? application.Id.Value,
                application.Title,
                guide.Category(application.CategoryId).Name,
                application.LeadUnit,
                application.PrincipalInvestigator.Name,
                application.InvitationOf(application.PrincipalInvestigator.Id)?.Email,
                amount,
                awardNumber,
                guide.Profile,
                guide.Kind == RoundKind.Drill,
                context.Rules.Version,
                ContractPolicy.Until(context),
                context.Now
            )
            {
                Entries = [entry],
                Reduction = proposal?.Ranked.Application.AskedYuan is { } asked ? new AmountReduction(asked, proposal.Reason) : null,
            });
    }

    /// <summary>The application ended outside the project: the unit renounced.</summary>
    public static Result<ProjectFollowedEnd> FollowEnd(Project project, ApplicationState state, ActContext context) =>
        project.State != state && state == ApplicationState.Renounced
            ? new ProjectFollowedEnd(state, context.Now) { Entries = project.Ledger.Release(context.Details) }
            : ProjectErrors.NotNow("end");

    /// <summary>归档, once the acceptance is decided and no money is outstanding.</summary>
    public static Result<ProjectArchived> Archive(Project project, string number, ActContext context) =>
        IsToArchive(project, context)
            ? new ProjectArchived(number, context.Now) { Moves = [ApplicationMove.Close] }
            : ProjectErrors.NotNow("archive");

    public static bool IsToArchive(Project project, ActContext context) =>
        project.State is ApplicationState.Passed or ApplicationState.Concluded or ApplicationState.NotPassed
        && !project.IsHeld
        && SuspicionPolicy.NextOf(project, context) is null
        && !PaymentPolicy.IsOpen(project)
        && !SettlementPolicy.IsToSettle(project)
        && !RecoveryPolicy.IsToOrder(project)
        && !RecoveryPolicy.IsToReceive(project);

    /// <summary>档号: year of the end and serial number in it; drills are numbered apart.</summary>
    public static string ArchiveNumberOf(Project project, int year, long place) =>
        string.Create(CultureInfo.InvariantCulture, $"{(project.IsDrill ? "演练" : "")}{year}-KJXM-{place:D4}");
}
