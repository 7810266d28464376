using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>A step of the procedure of a project.</summary>
/// <param name="Instalment">For a check before a payment; otherwise 0.</param>
/// <param name="FollowsEnd">Whether the project ends because its application has ended.</param>
public sealed record ProjectAdvance(string ProjectId, ProjectDue Due, int Instalment, bool FollowsEnd);

/// <summary>Executes the automatic steps of a project: ends terms, reminds, checks the lists, notes suspicions, archives.</summary>
public sealed class AdvanceProjectActivity(
    IRecordStore<Project> projects,
    IRecordStore<Application> applications,
    ActContexts contexts,
    ProjectRecorder recorder,
    ProjectChecks checks,
    ProjectRevocations revocations,
    CaseOpener cases,
    NumberSeries series,
    StaffRecords staff
)
{
    private const int SeedBytes = 16;

    internal static readonly ActivityCall<ProjectAdvance> Call = new(nameof(AdvanceProjectActivity));

    [Function(nameof(AdvanceProjectActivity))]
    public async Task RunAsync(
        [ActivityTrigger] ProjectAdvance advance,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var stored = await projects.GetAsync(advance.ProjectId, cancellationToken);
        var application = (await applications.GetAsync(advance.ProjectId, cancellationToken)).State;
        if (!contexts.Of(stored.State.RuleVersion).TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"Project {advance.ProjectId} waits: {errors[0].Message}");
        }

        var act = advance.FollowsEnd
            ? PreparedFact.Of(project => ProjectPolicy.FollowEnd(project, application.State, context))
            : await PrepareAsync(advance, stored.State, application, context, client, cancellationToken);

        // Refused only in a race; the next reading of the rows handles it.
        await recorder.FollowAsync(
            stored.State.Id,
            $"{advance.Due}|{stored.AuditHead.Sequence}",
            act.Decide,
            Signature.Procedure(context.Now, BasisOf(advance.Due, context.Rules)),
            cancellationToken,
            act.AlsoOwed
        );
    }

    private async Task<PreparedFact> PrepareAsync(
        ProjectAdvance advance,
        Project project,
        Application application,
        ActContext context,
        DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        advance.Due switch
        {
            ProjectDue.LapseContract => PreparedFact.Of(current => ContractPolicy.Lapse(current, context)),
            ProjectDue.LapseRectification => PreparedFact.Of(current => AcceptancePolicy.LapseRectification(current, context)),
            ProjectDue.LapseSettlement => PreparedFact.Of(current => SettlementPolicy.Lapse(current, context)),
            ProjectDue.AskRevocation => PreparedFact.Of(current => RevocationPolicy.Ask(current, context)),
            ProjectDue.DrawCheck => Draw(context),
            ProjectDue.NotifyUnit => await NotifyAsync(context, cancellationToken),
            ProjectDue.CheckPayment => await checks.OfPaymentAsync(project, application, advance.Instalment, context, cancellationToken),
            ProjectDue.CheckAcceptance => await checks.OfAcceptanceAsync(project, application, NewSeed(), context, cancellationToken),
            ProjectDue.NoteSuspicion => await NoteAsync(project, application, context, client, cancellationToken),
            ProjectDue.AnnounceRevocation => await revocations.AnnounceAsync(project, context, cancellationToken),
            ProjectDue.Archive => await ArchiveAsync(project, context, cancellationToken),
            var other => throw new ArgumentOutOfRangeException(nameof(advance), other, null),
        };

    private static PreparedFact Draw(ActContext context)
    {
        var seed = NewSeed();
        return PreparedFact.Of(current => CheckPolicy.Draw(current, seed, context));
    }

    private async Task<PreparedFact> NotifyAsync(ActContext context, CancellationToken cancellationToken)
    {
        var directory = await staff.ReadAsync(cancellationToken);
        return PreparedFact.Of(current => ProjectProcedure.NotifyOfTerm(current, context)) with
        {
            AlsoOwed = (project, fact) => ProjectMails.OfOverdue(project, (ProjectTermNotified)fact, directory),
        };
    }

    // Order: the case first; if the process ends in between, a repeat opens the same case.
    private async Task<PreparedFact> NoteAsync(
        Project project,
        Application application,
        ActContext context,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var (key, id) = (default(string), default(CaseId));
        if (SuspicionPolicy.NextOf(project, context) is { } found)
        {
            key = found.Key;
            var source = new CaseSource.Noted(found.Origin.Name, application.Id, found.Misconduct, found.Basis);
            id = await cases.OpenAsync(application, project, source, found.Key, found.Text, client, cancellationToken);
        }

        return PreparedFact.Of(current => SuspicionPolicy.Note(current, key, id, context));
    }

    private async Task<PreparedFact> ArchiveAsync(Project project, ActContext context, CancellationToken cancellationToken)
    {
        var number = await series.IssueAsync(
            $"archive|{(project.IsDrill ? "drill|" : "")}{context.Today.Year}",
            $"p|{project.Id}",
            place => ProjectPolicy.ArchiveNumberOf(project, context.Today.Year, place),
            cancellationToken
        );
        return PreparedFact.Of(current => ProjectPolicy.Archive(current, number, context));
    }

    private static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes));

    private static string BasisOf(ProjectDue due, RuleFile rules) =>
        due switch
        {
            ProjectDue.LapseContract => rules.ContractWorkingDays.Basis,
            ProjectDue.NotifyUnit => rules.ReminderWorkingDays.Basis,
            ProjectDue.CheckPayment => rules.PaymentWorkingDays.Basis,
            ProjectDue.LapseRectification => rules.RectificationDays.Basis,
            ProjectDue.DrawCheck => rules.CheckDrawPercent.Basis,
            ProjectDue.LapseSettlement => rules.SettlementDays.Basis,
            _ => rules.ProjectProfiles.Basis,
        };
}
