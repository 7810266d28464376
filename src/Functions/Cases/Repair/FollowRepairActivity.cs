using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// Brings a case and its listing into step about repairs and objections: an application for repair opens the acts of officers; what the
/// leader decided ends the listing, or leaves it; an objection that was decided is answered by a letter.
/// </summary>
public sealed class FollowRepairActivity(
    IRecordStore<IntegrityCase> cases,
    IRecordStore<Listing> listings,
    ListingRecorder recorder,
    CaseRecorder caseRecorder,
    LetterNumbers numbers,
    ActContexts contexts,
    TimeProvider time
)
{
    internal static readonly ActivityCall<CaseBegun> Call = new(nameof(FollowRepairActivity));

    [Function(nameof(FollowRepairActivity))]
    public async Task RunAsync([ActivityTrigger] CaseBegun begun, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var integrityCase = (await cases.GetAsync(begun.CaseId, cancellationToken)).State;
        var listing = (await listings.GetAsync(integrityCase.Id.ListingId.Value, cancellationToken)).State;
        if (CaseRepairPolicy.IsListingBehind(integrityCase, listing, now))
        {
            var letter = integrityCase.Repair!.Decision!.Letter;
            var signature = Signature.Procedure(now, nameof(DeskAct.DecideRepair));

            // Refused only where somebody was quicker: the next reading of the rows sees it.
            await recorder.DecideRepairAsync(listing.Id, letter.IsGranted, letter.Reasons, signature, cancellationToken);
            return;
        }

        if (ObjectionAnswerPolicy.IsOwed(integrityCase, listing))
        {
            await AnswerObjectionAsync(integrityCase, listing, cancellationToken);
            return;
        }

        var request = (listing.Repair ?? integrityCase.Repair?.Request)?.RequestedAt.UtcTicks;
        await caseRecorder.FollowAsync(
            integrityCase.Id,
            $"{(listing.Repair is null ? "repairLapsed" : "repairOpened")}|{request}",
            current => CaseRepairPolicy.Follow(current, listing, now) is { } fact ? fact : CaseRefusals.NothingToFollow(),
            (current, fact) => fact is RepairOpened ? CaseMails.OfReceipt(current, CasePartyNews.RepairReceived, $"{request}") : [],
            nameof(DeskAct.DecideRepair),
            cancellationToken
        );
    }

    // The party was mailed of the ruling itself.
    private async Task AnswerObjectionAsync(IntegrityCase integrityCase, Listing listing, CancellationToken cancellationToken)
    {
        if (!contexts.Of(integrityCase.RuleVersion).TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"The answer to an objection of case {integrityCase.Id} waits: {errors[0].Message}");
        }

        var place = integrityCase.ObjectionAnswers.Length + 1;
        var number = await numbers.IssueAsync(
            LetterSeries.ObjectionAnswer,
            integrityCase.Id,
            place,
            integrityCase.IsDrill,
            cancellationToken
        );
        await caseRecorder.FollowAsync(
            integrityCase.Id,
            $"objectionAnswered|{place}",
            current => ObjectionAnswerPolicy.Answer(current, listing, number, context).Select<Fact>(answered => answered),
            (_, _) => [],
            nameof(DeskAct.RuleListingObjection),
            cancellationToken
        );
    }
}
