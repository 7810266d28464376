using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>The parties' records: who waits for a look at a source, and what was seen. One record a party, shared by all its applications.</summary>
public sealed class CreditSubjects(IRecordStore<CreditSubject> subjects, CreditBench bench, TimeProvider time)
{
    /// <summary>
    /// A look at a source that an application may take over; null where somebody has to look first, which is then asked for once.
    /// </summary>
    /// <param name="notBefore">An earlier look does not count.</param>
    public async Task<Lookup?> FindOrRequestAsync(
        CreditSubjectId id, LookupRequest request, DateTimeOffset notBefore, int validityDays, CancellationToken cancellationToken)
    {
        var stored = await subjects.FindAsync(id.Value, cancellationToken) ?? await OpenAsync(id, cancellationToken);
        if (stored.State.Find(request.Source, notBefore, validityDays, time.GetUtcNow()) is { } lookup)
        {
            return lookup;
        }

        var number = stored.State.NextNumber(request.Source);
        var key = $"request|{request.Source}|{number}|{request.ApplicationId}|{request.PartyId}";
        var isWaiting = stored.State.WaitingFor(request.Source).Any(each => each.ApplicationId == request.ApplicationId && each.PartyId == request.PartyId);
        if (!isWaiting)
        {
            var recording = await subjects.RecordAsync(
                id.Value, key, _ => new LookupRequested(request), Signature.Procedure(request.RequestedAt), [], cancellationToken);
            recording.EnsureStored();
        }

        // Again where it was there already: whoever recorded the request may not have come as far as the bench.
        await bench.PutAsync(id, request, number, cancellationToken);
        return null;
    }

    private async Task<Stored<CreditSubject>> OpenAsync(CreditSubjectId id, CancellationToken cancellationToken)
    {
        await subjects.CreateAsync(id.Value, new CreditSubjectOpened(id), Signature.Procedure(time.GetUtcNow()), [], cancellationToken);
        return await subjects.GetAsync(id.Value, cancellationToken);
    }
}
