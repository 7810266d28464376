using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Cases;

/// <summary>A case for officers: its page, or JSON.</summary>
public sealed class CasePages(
    IRecordStore<IntegrityCase> cases,
    IRecordStore<Listing> listings,
    RecordFiles<IntegrityCase> files,
    StaffRecords staff,
    DeskAccess access,
    ActContexts contexts,
    TimeProvider time,
    Responses responses
)
{
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Officer reader,
        Stored<IntegrityCase> stored,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var integrityCase = stored.State;
        var directory = await staff.ReadAsync(cancellationToken);
        var records = await cases.ReadAuditAsync(stored.Id, cancellationToken);
        var rules = contexts.Of(integrityCase.RuleVersion).TryGet(out var context, out _) ? context.Rules : null;
        var reading = new CaseReading(integrityCase, reader, directory, rules, time.GetUtcNow());
        var model = CaseModel.Of(reading, access.FrameOf(reader)) with
        {
            ListingHref = await listings.FindAsync(integrityCase.Id.ListingId.Value, cancellationToken) is null
                ? null
                : $"desk/listings/{stored.Id}",
            Events =
            [
                .. records
                    .Reverse()
                    .Select(record => CaseEvents.Of(record.Envelope, TaskBoard.FactOf(record), integrityCase.Party.Name, directory)),
            ],
            Releasable = await files.ReadReleasableAsync(stored.Id, integrityCase, reader, cancellationToken),
            Form = state ?? FormState.Empty,
            Initial = CaseChoices.Prefilled(integrityCase),
        };
        return state is null
            ? responses.Of(request, model, () => model)
            : responses.Page(request, model, status: Problems.StatusOf(state.Errors));
    }
}
