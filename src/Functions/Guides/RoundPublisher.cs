using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Guides;

/// <summary>Publishes guides and their corrections: record, list of rounds, announcement, procedure.</summary>
public sealed class RoundPublisher(
    IRecordStore<RoundState> rounds,
    RoundIndex index,
    RoundDirectory directory,
    Serials serials,
    PublicationQueue publications,
    PendingWork pending
)
{
    /// <summary>
    /// Publishes a round; the first guide of an id is kept. Its procedure is started once. Refused if its serial numbers would collide with
    /// another round's.
    /// </summary>
    public async Task<Recording<RoundState>> PublishAsync(
        GuidePublished published,
        Signature signature,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (await serials.ClaimAsync(published.Guide, cancellationToken) is { } taken)
        {
            return new Recording<RoundState>.Refused([taken]);
        }

        var roundId = published.Guide.Id.Value;
        var marker = await pending.MarkAsync(RecordRef.OfRound(roundId), cancellationToken);
        var recording = await rounds.CreateAsync(roundId, published, signature, [], cancellationToken);
        if (recording is not Recording<RoundState>.Done)
        {
            // The pending marker stays: the recovery timer starts the procedure if it was not started.
            return recording;
        }

        await index.PutAsync(published.Guide, cancellationToken);
        await client.BeginAsync(RoundOrchestrator.Call, InstanceIds.Of(published.Guide.Id), new RoundBegun(roundId), cancellationToken);
        await pending.ClearAsync(marker, cancellationToken);
        return recording;
    }

    /// <summary>
    /// Corrects a published guide under a key of the correction, announces it, and wakes the procedure, which reads the guide again.
    /// </summary>
    public async Task<Recording<RoundState>> CorrectAsync(
        string roundId,
        string factKey,
        Func<RoundState, Result<GuideCorrected>> decide,
        Signature signature,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var marker = await pending.MarkAsync(RecordRef.OfRound(roundId), cancellationToken);
        var recording = await rounds.RecordAsync(
            roundId,
            factKey,
            round => decide(round).Select<Fact>(corrected => corrected),
            signature,
            [],
            cancellationToken
        );
        if (recording is Recording<RoundState>.Done or Recording<RoundState>.Earlier)
        {
            // Also for an existing record: the recording run may have failed before this.
            var state = (await rounds.GetAsync(roundId, cancellationToken)).State;
            directory.Forget(roundId);
            await index.PutAsync(state.Guide, cancellationToken);
            await AnnounceAsync(state, cancellationToken);
            var isBegun = await client.BeginAgainOrWakeAsync(
                RoundOrchestrator.Call,
                InstanceIds.Of(state.Guide.Id),
                new RoundBegun(roundId),
                cancellationToken
            );
            await FollowAsync(state, client, cancellationToken);
            if (state.WasReopened && !isBegun)
            {
                // Its procedure may be about to end: the pending marker stays for the recovery timer.
                return recording;
            }
        }

        await pending.ClearAsync(marker, cancellationToken);
        return recording;
    }

    /// <summary>The earliest closing that leaves applicants the time required by the rules after a material correction.</summary>
    public static DateTimeOffset EarliestClosing(RuleFile rules, WorkingDayCalendar calendar, DateTimeOffset now) =>
        calendar.DeadlineFor(now, Term.WorkingDays(rules.GuideCorrectionWorkingDays.Value), rules.GuideCorrectionWorkingDays.Id).At;

    /// <summary>Begins the notification of every recorded correction; a running or finished one is not repeated.</summary>
    public static async Task FollowAsync(RoundState round, DurableTaskClient client, CancellationToken cancellationToken)
    {
        for (var version = 2; version <= round.Corrections.Length + 1; version++)
        {
            var begun = new GuideCorrectionBegun(round.Guide.Id.Value, version);
            await client.BeginOrWakeAsync(
                FollowGuideOrchestrator.Call,
                InstanceIds.OfGuide(begun.RoundId, version),
                begun,
                cancellationToken
            );
        }
    }

    /// <summary>Announces every correction, including earlier ones: a previous run may have failed before announcing.</summary>
    public async Task AnnounceAsync(RoundState round, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= round.Corrections.Length; number++)
        {
            await publications.AddAsync(RoundAnnouncement.Of(round, number), cancellationToken);
        }
    }
}
