using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Applications;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A task as its officer sees it.</summary>
/// <param name="Decision">What was decided; null until then.</param>
/// <param name="Lookup">For a credit look-up: whom to look up, and where.</param>
/// <param name="Batch">For the meeting and the finance bureau: the ranked batch.</param>
public sealed record TaskView(
    ReviewStep Step, string OfficerId, TaskApplicationView? Application, LookupView? Lookup, IReadOnlyList<BatchEntryView>? Batch, Decision? Decision, DateTimeOffset? DecidedAt)
{
    public static TaskView Of(OpenedTask task, Func<Party.Person, string> reveal) => new(
        task.Link.Task.Step,
        task.Link.Task.OfficerId,
        task.Application is null ? null : TaskApplicationView.Of(task.Application),
        LookupView.IsFor(task) ? LookupView.Of(task, reveal) : null,
        task.Round is null ? null : [.. task.Ranking.Select(ranked => BatchEntryView.Of(ranked, task))],
        task.Decided?.Decision,
        task.Decided?.DecidedAt);
}

/// <summary>What an officer or expert sees of an application.</summary>
public sealed record TaskApplicationView(
    ApplicationId Id, string Title, string CategoryId, decimal AmountYuan, string Unit, string PrincipalInvestigator, IReadOnlyList<DocumentView> Documents)
{
    public static TaskApplicationView Of(Application application) => new(
        application.Id,
        application.Title,
        application.CategoryId,
        application.AmountYuan,
        application.LeadUnit.Name,
        application.PrincipalInvestigator.Name,
        [.. application.Documents.Where(document => document.Kind != DocumentPolicy.EvidenceKind).Select(DocumentView.Of)]);
}

/// <summary>Whom to look up, and where. The clear number of a person is shown here alone, and only until the look-up is decided.</summary>
public sealed record LookupView(string PartyId, string Name, string Identifier, CreditSource Source)
{
    /// <summary>Whether a task is a look-up.</summary>
    public static bool IsFor(OpenedTask task) => task.Link.Task.Step == ReviewStep.CreditEvidence;

    /// <summary>The look-up of a credit task.</summary>
    /// <exception cref="InvalidOperationException">The task is none.</exception>
    public static LookupView Of(OpenedTask task, Func<Party.Person, string> reveal)
    {
        if (task.Application is not { } application || task.Link.Task.Subject.Split('.') is not [var partyId, var source])
        {
            throw new InvalidOperationException($"Task {task.Link.Task} is no look-up.");
        }

        var party = application.Parties.First(each => each.Id == partyId);
        var identifier = party switch
        {
            Party.Person person => task.Decided is null ? reveal(person) : person.CitizenId.Masked,
            Party.Unit unit => unit.Code,
            _ => "",
        };
        return new LookupView(partyId, party.Name, identifier, Enum.Parse<CreditSource>(source));
    }
}

/// <summary>One line of the ranked batch.</summary>
/// <param name="Outcome">What the meeting decided, or until then what the ranking proposes.</param>
public sealed record BatchEntryView(
    ApplicationId ApplicationId, string Number, int Place, string Title, string Unit, string PrincipalInvestigator, string CategoryId, decimal AmountYuan, decimal Score, ProposalOutcome Outcome)
{
    public static BatchEntryView Of(RankedApplication ranked, OpenedTask task)
    {
        var application = ranked.Application;
        var decided = task.Round!.Proposals.FirstOrDefault(proposal => proposal.Ranked.Application.Id == application.Id);
        return new BatchEntryView(
            application.Id,
            ranked.Number,
            ranked.Place,
            application.Title,
            application.UnitName,
            application.PrincipalInvestigator,
            application.CategoryId,
            application.AmountYuan,
            application.Score,
            decided?.Outcome ?? ranked.Proposal);
    }
}
