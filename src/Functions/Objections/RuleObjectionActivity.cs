using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Objections;

/// <summary>An objection on which two officers agree.</summary>
/// <param name="Tasks">Their tasks.</param>
public sealed record AgreedObjection(ObjectionBegun Objection, IReadOnlyList<string> Tasks);

/// <summary>Records what two different officers decided on an objection, and answers the objector in writing.</summary>
public sealed class RuleObjectionActivity(IRecordStore<RoundState> rounds, TaskDesk desk, MailSender mails, TimeProvider time)
{
    internal static readonly ActivityCall<AgreedObjection> Call = new(nameof(RuleObjectionActivity));

    [Function(nameof(RuleObjectionActivity))]
    public async Task RunAsync([ActivityTrigger] AgreedObjection agreed, CancellationToken cancellationToken)
    {
        var (begun, roundId) = (agreed.Objection, agreed.Objection.RoundId);
        var opinions = await desk.ReadDecisionsAsync<ObjectionRulingDecision>(RecordRef.OfRound(roundId), agreed.Tasks, cancellationToken);
        if (
            opinions.Select(opinion => opinion.Task.OfficerId).Distinct().Count() != 2
            || ObjectionPolicy.Rule([.. opinions.Select(opinion => opinion.Decision)]) is not { } isUpheld
        )
        {
            throw new InvalidOperationException($"Two different officers have not agreed on objection {begun.ObjectionId}.");
        }

        var objection =
            (await FiledObjections.FindAsync(rounds, roundId, begun.ObjectionId, cancellationToken))?.Objection
            ?? throw new InvalidOperationException($"Round {roundId} has no objection {begun.ObjectionId}.");
        var now = time.GetUtcNow();
        var key = $"objection-ruled|{begun.ObjectionId}";
        var ruled = new ObjectionRuled(objection.Id, isUpheld, opinions[0].Decision.Reason, now);
        var owed = new OwedNotification(
            key,
            new ObjectionAnswered(objection.Contact, begun.ObjectionId, objection.ProjectNumber, isUpheld, ruled.Reason)
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
        await mails.DeliverAsync(rounds, roundId, [key], cancellationToken);
    }
}
