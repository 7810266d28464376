using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>The current state of an expert's session.</summary>
/// <param name="Applications">In the order of the round's categories and of submission.</param>
/// <param name="Declared">Null until declared; no document can be opened before.</param>
/// <param name="Draft">Unsigned scores; null if nothing was saved.</param>
public sealed record PanelSession(
    OpenedTask Task,
    RoundGuide Guide,
    ImmutableArray<Application> Applications,
    ConflictsDeclared? Declared,
    SavedScores? Draft
)
{
    /// <summary>Null if the expert reviews the application.</summary>
    public string? RecusalOf(ApplicationId id) =>
        (Signed?.Recusals ?? Declared?.Recusals ?? []).FirstOrDefault(recusal => recusal.ApplicationId == id)?.Reason;

    /// <summary>Null until signed.</summary>
    public ExpertReviewDecision? Signed => Task.Decided?.Decision as ExpertReviewDecision;

    /// <summary>The applications to score, unless a further conflict is declared.</summary>
    public ImmutableArray<ApplicationId> ToScore =>
        [.. Applications.Select(application => application.Id).Where(id => RecusalOf(id) is null)];

    public bool MayRead(ApplicationId id) =>
        Declared is not null && RecusalOf(id) is null && Applications.Any(application => application.Id == id);

    /// <summary>Whether known data indicate a conflict: the expert's own name, or a mail address of the same organisation.</summary>
    public bool MayConflict(Application application) => MayConflict(Task.Link.OfficerName, Task.Link.OfficerEmail, application);

    /// <inheritdoc cref="MayConflict(Application)"/>
    internal static bool MayConflict(string expert, string email, Application application) =>
        application.Parties.Any(party => NameKey.IsSamePerson(party.Name, expert))
        || MailDomain.IsSameOrganisation(email, application.ContactEmail)
        || application.FormerContacts.Any(contact => MailDomain.IsSameOrganisation(email, contact));
}

/// <summary>Reads an expert's session.</summary>
public sealed class PanelSessions(
    RoundDirectory directory,
    RoundMembers members,
    PanelCommands panel,
    IRecordStore<Application> applications
)
{
    private const int ReadAtOnce = 16;

    public async Task<PanelSession> ReadAsync(OpenedTask task, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(task.Link.RoundId, cancellationToken);
        var session = await SessionOfAsync(task, guide, cancellationToken);
        var read = new List<Application>();
        foreach (var ids in Ordered(session, guide).Chunk(ReadAtOnce))
        {
            var stored = await Task.WhenAll(ids.Select(id => applications.GetAsync(id.Value, cancellationToken)));
            read.AddRange(stored.Select(each => each.State));
        }

        return new PanelSession(
            task,
            guide,
            [.. read],
            await panel.FindDeclarationAsync(task, cancellationToken),
            task.Decided is null ? await panel.FindDraftAsync(task, cancellationToken) : null
        );
    }

    /// <summary>An application whose documents the expert may read: after the declaration, unless recused.</summary>
    public async Task<Result<Application>> OpenAsync(OpenedTask task, ApplicationId id, CancellationToken cancellationToken)
    {
        if (await panel.FindDeclarationAsync(task, cancellationToken) is not { } declared)
        {
            return PanelPolicy.NotDeclared();
        }

        var guide = await directory.GetAsync(task.Link.RoundId, cancellationToken);
        var session = await SessionOfAsync(task, guide, cancellationToken);
        return
            session.Any(application => application.Id == id)
            && new PanelSession(task, guide, [], declared, Draft: null).RecusalOf(id) is null
            ? (await applications.GetAsync(id.Value, cancellationToken)).State
            : TaskDocuments.NotFound();
    }

    public async Task<ImmutableArray<RankableApplication>> SessionOfAsync(
        OpenedTask task,
        RoundGuide guide,
        CancellationToken cancellationToken
    )
    {
        var expert = guide.Staff.FirstOrDefault(member => member.Id == task.Link.Origin.OfficerId);
        var all = await members.ReadAsync(guide.Id, cancellationToken);
        return
        [
            .. all.Where(member => task.Batch!.ApplicationIds.Contains(member.Id))
                .Select(member => member.Application!)
                .Where(application => expert is null || expert.Reviews(application.CategoryId)),
        ];
    }

    private static IEnumerable<ApplicationId> Ordered(IEnumerable<RankableApplication> session, RoundGuide guide) =>
        session
            .OrderBy(application => guide.Categories.IndexOf(guide.Category(application.CategoryId)))
            .ThenBy(application => application.Id.Value, StringComparer.Ordinal)
            .Select(application => application.Id);
}
