using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Objections;

/// <summary>An objection with two matching decisions.</summary>
/// <param name="Tasks">Their tasks.</param>
public sealed record AgreedObjection(ObjectionBegun Objection, IReadOnlyList<string> Tasks);

/// <summary>
/// Records the decision of two different officers on an objection, and answers the objector in writing. A suspicion that they find becomes
/// a case, which holds the project before the hold of the objection ends.
/// </summary>
public sealed class RuleObjectionActivity(
    IRecordStore<RoundState> rounds,
    IRecordStore<Application> applications,
    TaskService taskService,
    CaseOpener cases,
    MailSender mails,
    TimeProvider time
)
{
    internal static readonly ActivityCall<AgreedObjection> Call = new(nameof(RuleObjectionActivity));

    [Function(nameof(RuleObjectionActivity))]
    public async Task RunAsync(
        [ActivityTrigger] AgreedObjection agreed,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var (begun, roundId) = (agreed.Objection, agreed.Objection.RoundId);
        var opinions = await taskService.ReadDecisionsAsync<ObjectionRulingDecision>(
            RecordRef.OfRound(roundId),
            agreed.Tasks,
            cancellationToken
        );
        if (
            opinions.Select(opinion => opinion.Task.OfficerId).Distinct().Count() != 2
            || ObjectionPolicy.Rule([.. opinions.Select(opinion => opinion.Decision)]) is not { } agreedOn
        )
        {
            throw new InvalidOperationException($"Two different officers have not agreed on objection {begun.ObjectionId}.");
        }

        var objection =
            (await FiledObjections.FindAsync(rounds, roundId, begun.ObjectionId, cancellationToken))?.Objection
            ?? throw new InvalidOperationException($"Round {roundId} has no objection {begun.ObjectionId}.");
        var now = time.GetUtcNow();
        var key = $"objection-ruled|{begun.ObjectionId}";
        var ruled = new ObjectionRuled(objection.Id, agreedOn.Upholds, agreedOn.Reason, now) { OpensCase = agreedOn.Suspects is not null };
        var owed = new OwedNotification(
            key,
            new ObjectionAnswered(objection.Contact, begun.ObjectionId, objection.ProjectNumber, ruled.Upheld, ruled.Reason)
            {
                OpensCase = ruled.OpensCase,
            }
        );
        var recording = await rounds.RecordAsync(
            roundId,
            key,
            _ => ruled,
            Signature.Procedure(now, ReviewStep.Of<ObjectionRulingStep>().Value),
            [owed],
            cancellationToken
        );
        recording.EnsureStored();
        if (agreedOn.Suspects is { } role)
        {
            var application = (await applications.GetAsync(begun.ApplicationId, cancellationToken)).State;
            var party = role == PartyRole.LeadUnit ? (Party)application.LeadUnit : application.PrincipalInvestigator;
            await cases.OpenAsync(application, party, objection, agreedOn.Reason, client, cancellationToken);
        }

        await mails.DeliverAsync(rounds, roundId, [key], cancellationToken);
    }
}
