using System.Collections.Immutable;
using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Units;

/// <summary>A request for a lost link, as received.</summary>
public sealed record LostLinkForm
{
    public string? UnifiedSocialCreditCode { get; init; }

    public string? ContactEmail { get; init; }
}

/// <summary>
/// <c>POST /access</c>: mails a clerk's link again to the registered address, at most once an hour. Response and effort are the same
/// whether or not the address is registered.
/// </summary>
public sealed class RequestLinkEndpoint(TableServiceClient tables, UnitAccess access, TimeProvider time, Responses responses)
{
    private const string Partition = "links";
    private const string Hour = "Hour";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    [Function(nameof(RequestLinkEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "access")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var byForm = PostedForm.Is(request);
        var values = ImmutableDictionary<string, string>.Empty;
        var form = new LostLinkForm();
        if (
            byForm
                ? !(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out values, out var errors)
                : !(await RequestJson.ReadAsync<LostLinkForm>(request, cancellationToken)).TryGet(out form, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        if (!Read(byForm ? FormOf(values) : form).TryGet(out var clerk, out errors))
        {
            return byForm
                ? responses.Page(
                    request,
                    new LostLinkModel
                    {
                        State = new FormState { Values = values, Errors = errors },
                    },
                    status: Problems.StatusOf(errors)
                )
                : responses.Problem(request, errors);
        }

        var hour = time.GetUtcNow().UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        if (await IsFirstOfHourAsync(clerk, hour, cancellationToken))
        {
            // Order: begun before the hour is recorded, so that an announced mail is sent.
            await client.BeginAsync(
                ResendLinkOrchestrator.Call,
                InstanceIds.OfLink(clerk.ClerkId, hour),
                new LinkRequested(clerk.UnitCode, clerk.ClerkId, hour),
                cancellationToken
            );
            await _table.UpsertEntityAsync(
                new TableEntity(Partition, clerk.ClerkId) { [Hour] = hour },
                TableUpdateMode.Replace,
                cancellationToken
            );
        }

        return byForm
            ? responses.Page(request, new LostLinkModel { IsAsked = true }, status: StatusCodes.Status202Accepted)
            : Results.Accepted();
    }

    private Result<UnitClerk> Read(LostLinkForm form)
    {
        var code = UnifiedSocialCreditCode.ParseShape(form.UnifiedSocialCreditCode);
        ImmutableArray<Error> errors = [.. code.Errors.Select(error => error.At(LostLinkFields.UnitCode))];
        if (!MailAddressText.TryRead(form.ContactEmail, out var email))
        {
            errors = errors.Add(
                new Error(
                    ErrorKind.Invalid,
                    "email-is-malformed",
                    "Give one mail address such as clerk@example.com: the one that is registered."
                ).At(LostLinkFields.Email)
            );
        }

        return errors.IsEmpty ? access.ClerkOf(code.Value.Value, email) : errors;
    }

    private async Task<bool> IsFirstOfHourAsync(UnitClerk clerk, string hour, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, clerk.ClerkId, cancellationToken: cancellationToken);
        return response is not { HasValue: true, Value: { } row } || row.GetString(Hour) != hour;
    }

    private static LostLinkForm FormOf(ImmutableDictionary<string, string> values) =>
        new()
        {
            UnifiedSocialCreditCode = values.GetValueOrDefault(LostLinkFields.UnitCode),
            ContactEmail = values.GetValueOrDefault(LostLinkFields.Email),
        };
}
