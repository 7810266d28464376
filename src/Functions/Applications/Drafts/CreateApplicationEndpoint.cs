using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Applications.Drafting;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>POST /applications</c>: creates a draft. With an <c>Idempotency-Key</c>, or the key of the served form, a repeat of the same request
/// gets the same response; a different request under that key is refused.
/// </summary>
public sealed class CreateApplicationEndpoint(
    ApplicationDraftIntake intake,
    RoundDirectory directory,
    ApplicantAccess access,
    ApplicationDraftPages pages,
    TokenSigner tokens,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    [Function(nameof(CreateApplicationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (PostedForm.Is(request))
        {
            return await BeginByFormAsync(request, client, cancellationToken);
        }

        if (
            !IdempotencyKey.BytesFor(request, tokens, key => key).TryGet(out var bytes, out var errors)
            || !(await RequestJson.ReadAsync<ApplicationForm>(request, cancellationToken)).TryGet(out var form, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        if (await FindRoundAsync(form.RoundId, cancellationToken) is not { } guide)
        {
            return responses.Problem(request, RoundErrors.NotFound().At("roundId"));
        }

        var id = ApplicationId.FromBytes(bytes);
        if (!(await intake.BeginAsync(request, form, id, guide, client, cancellationToken)).TryGet(out _, out errors))
        {
            return responses.Problem(request, errors);
        }

        var address = site.Value.Address($"applications/{id}");
        return Responses.Created(request, address, new CreatedApplication(id, address, access.TokenFor(id, form.ContactEmail!)));
    }

    private async Task<IResult> BeginByFormAsync(HttpRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out var values, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var key = values.GetValueOrDefault(ApplicationFields.Key);
        if (await FindRoundAsync(values.GetValueOrDefault(ApplicationFields.RoundId), cancellationToken) is not { } guide)
        {
            return responses.Problem(request, RoundErrors.NotFound());
        }

        var form = ApplicationDraftFields.Read(values);
        if (tokens.Verify(TokenPurpose.NewForm, key) is not { } chance)
        {
            // Only a key that this site served is accepted; the returned page has a new one.
            key = null;
            return Show(form, [ApplicantErrors.FormIsOutdated()]);
        }

        if (ApplicationDraftFields.Rearrange(form.Parties, values.GetValueOrDefault(ApplicationFields.Action)) is { } rows)
        {
            return Show(form with { Parties = rows }, []);
        }

        var id = ApplicationId.FromBytes(tokens.Derive(TokenPurpose.Idempotency, $"form {chance}"));
        if (!(await intake.BeginAsync(request, form, id, guide, client, cancellationToken)).TryGet(out _, out errors))
        {
            return Show(form, [.. errors.Select(error => error.Code == "idempotency-key-is-taken" ? ApplicantErrors.FormIsUsed() : error)]);
        }

        access.Admit(request.HttpContext.Response, id, access.TokenFor(id, form.ContactEmail!));
        return new SeeOther(site.Value.Address($"applications/{id}{Responses.LanguageOf(request)}"));

        IResult Show(ApplicationForm entered, ImmutableArray<Error> faults)
        {
            var fields = ApplicationDraftFields.Write(entered, values.GetValueOrDefault(ApplicationFields.AmountYuan));
            return responses.Page(
                request,
                pages.New(guide, entered, new FormState { Values = fields, Errors = faults }, key),
                guide,
                faults.IsEmpty ? StatusCodes.Status200OK : Problems.StatusOf(faults)
            );
        }
    }

    private async Task<RoundGuide?> FindRoundAsync(string? roundId, CancellationToken cancellationToken) =>
        RoundId.TryParse(roundId, out var id) ? await directory.FindAsync(id.Value, cancellationToken) : null;
}

/// <summary>A created application: its address and the access token.</summary>
public sealed record CreatedApplication(ApplicationId Id, Uri Location, string AccessToken);
