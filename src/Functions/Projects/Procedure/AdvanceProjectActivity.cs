using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>Something that the procedure of a project does by itself.</summary>
/// <param name="Instalment">For a check before a payment; 0 for everything else.</param>
/// <param name="FollowsEnd">Whether the project follows the end of its application.</param>
public sealed record ProjectAdvance(string ProjectId, ProjectDue Due, int Instalment, bool FollowsEnd);

/// <summary>Does what is due in a project and nobody decides: ends terms, reminds, checks the lists, notes suspicions, archives.</summary>
public sealed class AdvanceProjectActivity(
    IRecordStore<Project> projects,
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    ActContexts contexts,
    ProjectRecorder recorder,
    BanGate bans,
    CaseOpener cases,
    NumberSeries series,
    LetterNumbers numbers,
    PublicationQueue publications,
    StaffRecords staff
)
{
    private const int SeedBytes = 16;
    private const string RevokedByCase = "失信案件的处理决定已经生效，决定撤销立项。";

    private const string Barred = "有关单位或者人员按照处理决定在限制期内，限制解除前不予办理。";

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

        var guide = advance.Due is ProjectDue.CheckPayment or ProjectDue.CheckAcceptance
            ? (await rounds.GetAsync(application.RoundId.Value, cancellationToken)).State.Guide
            : null;
        var barred = guide is null ? null : await BarredAsync(stored.State, application, guide, cancellationToken);
        var seed = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes));
        var pool = guide is null ? null : PoolOf(guide, application, seed);
        var archiveNumber = advance.Due == ProjectDue.Archive ? await ArchiveNumberAsync(stored.State, context, cancellationToken) : "";
        var letter = advance.Due == ProjectDue.AnnounceRevocation ? await RevokeAsync(stored.State, context, cancellationToken) : default;
        var directory = advance.Due is ProjectDue.NotifyUnit or ProjectDue.AnnounceRevocation
            ? await staff.ReadAsync(cancellationToken)
            : null;
        var noted =
            advance.Due == ProjectDue.NoteSuspicion
                ? await NoteAsync(stored.State, application, context, client, cancellationToken)
                : default;

        // Refused only where somebody was quicker: the next reading of the rows sees it.
        await recorder.FollowAsync(
            stored.State.Id,
            $"{advance.Due}|{stored.AuditHead.Sequence}",
            project =>
                advance.FollowsEnd
                    ? ProjectPolicy.FollowEnd(project, application.State, context).Select<Fact>(fact => fact)
                    : advance.Due switch
                    {
                        ProjectDue.CheckPayment => PaymentPolicy
                            .Check(project, advance.Instalment, barred, context)
                            .Select<Fact>(fact => fact),
                        ProjectDue.CheckAcceptance => AcceptancePolicy.Open(project, barred, context, pool).Select<Fact>(fact => fact),
                        ProjectDue.DrawCheck => CheckPolicy.Draw(project, seed, context).Select<Fact>(fact => fact),
                        ProjectDue.NoteSuspicion => SuspicionPolicy.Note(project, noted.Key, noted.Id, context).Select<Fact>(fact => fact),
                        ProjectDue.AnnounceRevocation => RevocationPolicy
                            .Announce(project, letter, RevokedByCase, context)
                            .Select<Fact>(fact => fact),
                        ProjectDue.Archive => ProjectPolicy.Archive(project, archiveNumber, context).Select<Fact>(fact => fact),
                        _ => Decide(project, advance.Due, context),
                    },
            Signature.Procedure(context.Now, BasisOf(advance.Due, context.Rules)),
            cancellationToken,
            (project, fact) =>
                fact switch
                {
                    RevocationAnnounced => ProjectMails.OfLetter(project, letter, directory!),
                    ProjectTermNotified told => ProjectMails.OfOverdue(project, told, directory!),
                    _ => [],
                }
        );
    }

    private static Result<Fact> Decide(Project project, ProjectDue due, ActContext context) =>
        due switch
        {
            ProjectDue.LapseContract => ContractPolicy.Lapse(project, context).Select<Fact>(fact => fact),
            ProjectDue.NotifyUnit => ProjectProcedure.NotifyOfTerm(project, context).Select<Fact>(fact => fact),
            ProjectDue.LapseRectification => AcceptancePolicy.LapseRectification(project, context).Select<Fact>(fact => fact),
            ProjectDue.LapseSettlement => SettlementPolicy.Lapse(project, context).Select<Fact>(fact => fact),
            ProjectDue.AskRevocation => RevocationPolicy.Ask(project, context).Select<Fact>(fact => fact),
            _ => throw new ArgumentOutOfRangeException(nameof(due), due, null),
        };

    // The case first: a process that dies in between opens the same one again.
    private async Task<(string? Key, CaseId Id)> NoteAsync(
        Project project,
        Application application,
        ActContext context,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (SuspicionPolicy.NextOf(project, context) is not { } found)
        {
            return default;
        }

        var source = new CaseSource.Noted(found.Origin.Name, application.Id, found.Misconduct, found.Basis);
        return (found.Key, await cases.OpenAsync(application, source, found.Key, found.Text, project.IsDrill, client, cancellationToken));
    }

    // The page does not say who is barred: the party has its own letter.
    private async Task<string?> BarredAsync(Project project, Application application, RoundGuide guide, CancellationToken cancellationToken)
    {
        return (await bans.CheckAsync(guide, project.PartiesOf(application), cancellationToken)).Count > 0 ? Barred : null;
    }

    private static PanelPool PoolOf(RoundGuide guide, Application application, string seed)
    {
        var experts = guide.Holding(StaffRole.Expert).ToLookup(expert => expert.Reviews(application.CategoryId), expert => expert.Id);
        return new PanelPool(seed, [.. experts[true]], [.. experts[false]]);
    }

    private Task<string> ArchiveNumberAsync(Project project, ActContext context, CancellationToken cancellationToken) =>
        series.IssueAsync(
            $"archive|{BeijingTime.DateOf(context.Now).Year}",
            $"p|{project.Id}",
            place => ProjectPolicy.ArchiveNumberOf(context.Today.Year, place),
            cancellationToken
        );

    // The public learns of it before the letter is on record: a repeat adds the same publication.
    private async Task<LetterNumber> RevokeAsync(Project project, ActContext context, CancellationToken cancellationToken)
    {
        var number = await numbers.IssueAsync(LetterSeries.Revocation, $"p|{project.Id}", project.IsDrill, cancellationToken);
        var round = (await rounds.GetAsync(project.RoundId.Value, cancellationToken)).State;
        var notice = AwardRevocation.Of(round, project.Id, number.Value, project.AwardNumber, context.Today, context.Now);
        await publications.AddAsync(notice, cancellationToken);
        return number;
    }

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
