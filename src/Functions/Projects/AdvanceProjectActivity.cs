using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary>Something that the procedure of a project does by itself.</summary>
/// <param name="Instalment">For a check before a payment; 0 for everything else.</param>
/// <param name="FollowsEnd">Whether the project follows the end of its application.</param>
public sealed record ProjectAdvance(string ProjectId, ProjectDue Due, int Instalment, bool FollowsEnd);

/// <summary>Does what is due in a project and nobody decides: ends terms, reminds, checks the lists, archives.</summary>
public sealed class AdvanceProjectActivity(
    IRecordStore<Project> projects,
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    ProjectContexts contexts,
    ProjectRecorder recorder,
    BanGate bans,
    NumberSeries series,
    StaffRecords staff
)
{
    private const string Barred = "有关单位或者人员按照处理决定在限制期内，限制解除前不予办理。";

    internal static readonly ActivityCall<ProjectAdvance> Call = new(nameof(AdvanceProjectActivity));

    [Function(nameof(AdvanceProjectActivity))]
    public async Task RunAsync([ActivityTrigger] ProjectAdvance advance, CancellationToken cancellationToken)
    {
        var stored = await projects.GetAsync(advance.ProjectId, cancellationToken);
        var application = (await applications.GetAsync(advance.ProjectId, cancellationToken)).State;
        if (!contexts.Of(stored.State).TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"Project {advance.ProjectId} waits: {errors[0].Message}");
        }

        var barred = advance.Due is ProjectDue.CheckPayment or ProjectDue.CheckAcceptance
            ? await BarredAsync(application, cancellationToken)
            : null;
        var archiveNumber = advance.Due == ProjectDue.Archive ? await ArchiveNumberAsync(stored.State, context, cancellationToken) : "";
        var directory = advance.Due is ProjectDue.Refer or ProjectDue.TellUnit ? await staff.ReadAsync(cancellationToken) : null;

        // Refused only where somebody was quicker: the next reading of the rows sees it.
        await recorder.FollowAsync(
            stored.State.Id,
            $"{advance.Due}|{stored.AuditHead.Sequence}",
            project =>
                advance.FollowsEnd
                    ? ProjectPolicy.FollowEnd(project, application.State, context).Select<Fact>(fact => fact)
                    : Decide(project, advance, barred, archiveNumber, context),
            Signature.Procedure(context.Now, BasisOf(advance.Due, context.Rules)),
            cancellationToken,
            (project, fact) =>
                fact switch
                {
                    FailureReferred => ProjectMails.OfFailure(project, directory!),
                    ProjectTermTold told => ProjectMails.OfOverdue(project, told, directory!),
                    _ => [],
                }
        );
    }

    private static Result<Fact> Decide(
        Project project,
        ProjectAdvance advance,
        string? barred,
        string archiveNumber,
        ProjectContext context
    ) =>
        advance.Due switch
        {
            ProjectDue.LapseContract => ContractPolicy.Lapse(project, context).Select<Fact>(fact => fact),
            ProjectDue.TellUnit => ProjectProcedure.Tell(project, context).Select<Fact>(fact => fact),
            ProjectDue.CheckPayment => PaymentPolicy.Check(project, advance.Instalment, barred, context).Select<Fact>(fact => fact),
            ProjectDue.CheckAcceptance => AcceptancePolicy.Open(project, barred, context).Select<Fact>(fact => fact),
            ProjectDue.LapseRectification => AcceptancePolicy.LapseRectification(project, context).Select<Fact>(fact => fact),
            ProjectDue.Refer => ProjectPolicy.Refer(project, context).Select<Fact>(fact => fact),
            ProjectDue.Archive => ProjectPolicy.Archive(project, archiveNumber, context).Select<Fact>(fact => fact),
            _ => throw new ArgumentOutOfRangeException(nameof(advance), advance.Due, null),
        };

    // The page does not say who is barred: the party has its own letter.
    private async Task<string?> BarredAsync(Application application, CancellationToken cancellationToken)
    {
        var guide = (await rounds.GetAsync(application.RoundId.Value, cancellationToken)).State.Guide;
        return (await bans.CheckAsync(guide, application.Parties, cancellationToken)).Count > 0 ? Barred : null;
    }

    private Task<string> ArchiveNumberAsync(Project project, ProjectContext context, CancellationToken cancellationToken) =>
        series.IssueAsync(
            $"archive|{BeijingTime.DateOf(context.Now).Year}",
            $"p|{project.Id}",
            place => ProjectPolicy.ArchiveNumberOf(context.Today.Year, place),
            cancellationToken
        );

    private static string BasisOf(ProjectDue due, RuleFile rules) =>
        due switch
        {
            ProjectDue.LapseContract => rules.ContractWorkingDays.Basis,
            ProjectDue.TellUnit => rules.ReminderWorkingDays.Basis,
            ProjectDue.CheckPayment => rules.PaymentWorkingDays.Basis,
            ProjectDue.LapseRectification => rules.RectificationDays.Basis,
            _ => rules.ProjectProfiles.Basis,
        };
}
