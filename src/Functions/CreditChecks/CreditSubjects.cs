using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>
/// Records of the parties: pending requests and results of credit queries. One record a party, shared by all its applications.
/// </summary>
public sealed class CreditSubjects(IRecordStore<CreditSubject> subjects, CreditCheckQueue queue, TimeProvider time)
{
    private static readonly string CreditQueries = ReviewStep.Of<CreditQueriesStep>().Value;

    /// <summary>A usable result of a source; null if an officer has to query first, which is then requested once.</summary>
    /// <param name="notBefore">Earlier results do not count.</param>
    public async Task<CreditQuery?> FindOrRequestAsync(
        CreditSubjectId id,
        CreditQueryRequest request,
        DateTimeOffset notBefore,
        int validityDays,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var subject = (await subjects.FindAsync(id.Value, cancellationToken))?.State ?? await OpenAsync(id, cancellationToken);
            if (subject.Find(request.Source, notBefore, validityDays, time.GetUtcNow()) is { } creditQuery)
            {
                return creditQuery;
            }

            var number = subject.NextNumber(request.Source);
            if (!await RequestAsync(subject, request, number, cancellationToken))
            {
                continue;
            }

            // Also for an existing request: the process may have ended after recording the request and before adding it to the queue.
            var isNew = await queue.PutAsync(id, request, number, cancellationToken);
            if (!isNew || !await WasMadeAsync(id, request, number, cancellationToken))
            {
                return null;
            }
        }
    }

    /// <summary>Race: the query was recorded and removed from the queue before it was added; then it is removed again.</summary>
    private async Task<bool> WasMadeAsync(CreditSubjectId id, CreditQueryRequest request, int number, CancellationToken cancellationToken)
    {
        var subject = (await subjects.GetAsync(id.Value, cancellationToken)).State;
        if (subject.NextNumber(request.Source) == number)
        {
            return false;
        }

        await queue.RemoveAsync(request.RoundId, id, request.Source, number, cancellationToken);
        return true;
    }

    /// <summary>
    /// Records who waits for a query; false if it was made meanwhile: its result may suffice, or another one is requested.
    /// </summary>
    private async Task<bool> RequestAsync(
        CreditSubject subject,
        CreditQueryRequest request,
        int number,
        CancellationToken cancellationToken
    )
    {
        if (subject.WaitingFor(request.Source).Any(each => each.ApplicationId == request.ApplicationId && each.PartyId == request.PartyId))
        {
            return true;
        }

        var key = $"request|{request.Source}|{number}|{request.ApplicationId}|{request.PartyId}";
        var recording = await subjects.RecordAsync(
            subject.Id.Value,
            key,
            current => current.NextNumber(request.Source) == number ? new CreditQueryRequested(request) : CreditQueryErrors.NotFound(),
            Signature.Procedure(request.RequestedAt, CreditQueries),
            [],
            cancellationToken
        );
        return recording is not Recording<CreditSubject>.Refused;
    }

    private async Task<CreditSubject> OpenAsync(CreditSubjectId id, CancellationToken cancellationToken)
    {
        var opening = await subjects.CreateAsync(
            id.Value,
            new CreditSubjectOpened(id),
            Signature.Procedure(time.GetUtcNow(), CreditQueries),
            [],
            cancellationToken
        );
        return opening is Recording<CreditSubject>.Done opened
            ? opened.State
            : (await subjects.GetAsync(id.Value, cancellationToken)).State;
    }
}
