using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>An expert's session as it stands.</summary>
/// <param name="Applications">Every application of it, in the order of the round's categories and of submission.</param>
/// <param name="Declared">What was declared; null until then, and no document opens before.</param>
/// <param name="Draft">What was typed and not signed; null where nothing was saved.</param>
public sealed record PanelSession(
    OpenedTask Task, RoundGuide Guide, ImmutableArray<Application> Applications, ConflictsDeclared? Declared, PanelDraft? Draft)
{
    /// <summary>Why the expert does not review an application; null where they do.</summary>
    public string? RecusalOf(ApplicationId id) =>
        (Signed?.Recusals ?? Declared?.Recusals ?? []).FirstOrDefault(recusal => recusal.ApplicationId == id)?.Reason;

    /// <summary>What was signed; null until then.</summary>
    public Decision.ScoreSheets? Signed => Task.Decided?.Decision as Decision.ScoreSheets;

    /// <summary>The applications that are still to be scored, unless a conflict comes to light.</summary>
    public ImmutableArray<ApplicationId> ToScore => [.. Applications.Select(application => application.Id).Where(id => RecusalOf(id) is null)];

    /// <summary>Whether the expert may read an application's documents.</summary>
    public bool MayRead(ApplicationId id) => Declared is not null && RecusalOf(id) is null && Applications.Any(application => application.Id == id);

    /// <summary>Whether something known speaks for a conflict: a name that is the expert's own, or a mail address of the same organisation.</summary>
    public bool MayConflict(Application application) => MayConflict(Task.Link.OfficerName, Task.Link.OfficerEmail, application);

    /// <inheritdoc cref="MayConflict(Application)"/>
    internal static bool MayConflict(string expert, string email, Application application) =>
        application.Parties.Any(party => NameKey.IsSamePerson(party.Name, expert))
        || MailDomain.IsSameOrganisation(email, application.ContactEmail)
        || application.FormerContacts.Any(contact => MailDomain.IsSameOrganisation(email, contact));
}

/// <summary>Reads an expert's session.</summary>
public sealed class PanelSessions(TaskDecider decider, PanelDesk panel, IRecordStore<Application> applications)
{
    private const int ReadAtOnce = 16;

    public async Task<PanelSession> ReadAsync(OpenedTask task, CancellationToken cancellationToken)
    {
        var context = await decider.ContextOfAsync(task, cancellationToken);
        var read = new List<Application>();
        foreach (var ids in Ordered(context).Chunk(ReadAtOnce))
        {
            var stored = await Task.WhenAll(ids.Select(id => applications.GetAsync(id.Value, cancellationToken)));
            read.AddRange(stored.Select(each => each.State));
        }

        return new PanelSession(
            task,
            context.Guide,
            [.. read],
            await panel.FindDeclarationAsync(task, cancellationToken),
            task.Decided is null ? await panel.FindDraftAsync(task, cancellationToken) : null);
    }

    /// <summary>An application whose documents the expert may read: after the declaration, and never where they are recused.</summary>
    public async Task<Result<Application>> OpenAsync(OpenedTask task, ApplicationId id, CancellationToken cancellationToken)
    {
        if (await panel.FindDeclarationAsync(task, cancellationToken) is not { } declared)
        {
            return PanelPolicy.NotDeclared();
        }

        var context = await decider.ContextOfAsync(task, cancellationToken);
        var session = new PanelSession(task, context.Guide, [], declared, Draft: null);
        return context.Session.Any(application => application.Id == id) && session.RecusalOf(id) is null
            ? (await applications.GetAsync(id.Value, cancellationToken)).State
            : ApplicationErrors.NotFound();
    }

    private static IEnumerable<ApplicationId> Ordered(DecisionContext context) => context.Session
        .OrderBy(application => context.Guide.Categories.IndexOf(context.Guide.Category(application.CategoryId)))
        .ThenBy(application => application.Id.Value, StringComparer.Ordinal)
        .Select(application => application.Id);
}
