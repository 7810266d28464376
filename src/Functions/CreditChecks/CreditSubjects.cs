using CreditFunctions.Core;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>The parties' records: who waits for a look at a source, and what was seen. One record a party, shared by all its applications.</summary>
public sealed class CreditSubjects(IRecordStore<CreditSubject> subjects, CreditBench bench, TimeProvider time)
{
    private static readonly Error LookupWasMade = new("lookup-was-made", "The look was made meanwhile.");

    /// <summary>
    /// A look at a source that an application may take over; null where somebody has to look first, which is then asked for once.
    /// </summary>
    /// <param name="notBefore">An earlier look does not count.</param>
    public async Task<Lookup?> FindOrRequestAsync(
        CreditSubjectId id, LookupRequest request, DateTimeOffset notBefore, int validityDays, CancellationToken cancellationToken)
    {
        while (true)
        {
            var subject = (await subjects.FindAsync(id.Value, cancellationToken) ?? await OpenAsync(id, cancellationToken)).State;
            if (subject.Find(request.Source, notBefore, validityDays, time.GetUtcNow()) is { } lookup)
            {
                return lookup;
            }

            var number = subject.NextNumber(request.Source);
            if (await RequestAsync(subject, request, number, cancellationToken))
            {
                // Again where it was there already: whoever recorded the request may not have come as far as the bench.
                await bench.PutAsync(id, request, number, cancellationToken);
                return null;
            }
        }
    }

    /// <summary>Puts on record who waits for a look; false where that look was made meanwhile: it may do, or another has to be asked for.</summary>
    private async Task<bool> RequestAsync(CreditSubject subject, LookupRequest request, int number, CancellationToken cancellationToken)
    {
        if (subject.WaitingFor(request.Source).Any(each => each.ApplicationId == request.ApplicationId && each.PartyId == request.PartyId))
        {
            return true;
        }

        var key = $"request|{request.Source}|{number}|{request.ApplicationId}|{request.PartyId}";
        var recording = await subjects.RecordAsync(
            subject.Id.Value,
            key,
            current => current.NextNumber(request.Source) == number ? new LookupRequested(request) : LookupWasMade,
            Signature.Procedure(request.RequestedAt),
            [],
            cancellationToken);
        return recording is not Recording<CreditSubject>.Refused;
    }

    private async Task<Stored<CreditSubject>> OpenAsync(CreditSubjectId id, CancellationToken cancellationToken)
    {
        await subjects.CreateAsync(id.Value, new CreditSubjectOpened(id), Signature.Procedure(time.GetUtcNow()), [], cancellationToken);
        return await subjects.GetAsync(id.Value, cancellationToken);
    }
}
