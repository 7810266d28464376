using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Projects;

/// <summary>Checks the lists before an instalment is due, or before an acceptance goes to its panel.</summary>
public sealed class ProjectChecks(IRecordStore<RoundState> rounds, BanGate bans)
{
    internal async Task<PreparedFact> OfPaymentAsync(
        Project project,
        Application application,
        int instalment,
        ActContext context,
        CancellationToken cancellationToken
    )
    {
        var guide = (await rounds.GetAsync(application.RoundId.Value, cancellationToken)).State.Guide;
        var barred = await BarredAsync(project, application, guide, cancellationToken);
        return PreparedFact.Of(current => PaymentPolicy.Check(current, instalment, barred, context));
    }

    /// <param name="seed">Of the random selection of the panel.</param>
    internal async Task<PreparedFact> OfAcceptanceAsync(
        Project project,
        Application application,
        string seed,
        ActContext context,
        CancellationToken cancellationToken
    )
    {
        var guide = (await rounds.GetAsync(application.RoundId.Value, cancellationToken)).State.Guide;
        var barred = await BarredAsync(project, application, guide, cancellationToken);
        var experts = guide.Holding(StaffRole.Expert).ToLookup(expert => expert.Reviews(application.CategoryId), expert => expert.Id);
        var pool = new PanelPool(seed, [.. experts[true]], [.. experts[false]]);
        return PreparedFact.Of(current => AcceptancePolicy.Open(current, barred, context, pool));
    }

    /// <summary>Whether the lists bar a party of a contract to be signed, or a party that a change would bring in.</summary>
    internal async Task<bool> BindsABarredPartyAsync(Project project, Application application, CancellationToken cancellationToken)
    {
        var guide = (await rounds.GetAsync(application.RoundId.Value, cancellationToken)).State.Guide;
        var parties = project.PendingChange is { } change ? project.NewPartiesOf(change, application) : project.PartiesOf(application);
        return (await bans.CheckAsync(guide, parties, cancellationToken)).Count > 0;
    }

    private async Task<string?> BarredAsync(Project project, Application application, RoundGuide guide, CancellationToken cancellationToken)
    {
        return (await bans.CheckAsync(guide, project.PartiesOf(application), cancellationToken)).Count > 0
            ? PaymentPolicy.PartyIsBarred
            : null;
    }
}
