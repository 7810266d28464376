using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>POST /applications</c>: begins a draft. With an <c>Idempotency-Key</c> the same request again gets the same answer, and another
/// one under the same key is refused.
/// </summary>
public sealed class CreateApplicationEndpoint(
    IRecordStore<Application> applications,
    RoundDirectory directory,
    PendingWork pending,
    ApplicantAccess access,
    IdentifierVault vault,
    TokenSigner tokens,
    IOptions<SiteOptions> site,
    TimeProvider time, Answers answers)
{
    private const int MinKeyLength = 16;
    private const int MaxKeyLength = 100;

    [Function(nameof(CreateApplicationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!(await ReadAsync(request, cancellationToken)).TryGet(out var created, out var errors))
        {
            return answers.Problem(request, errors);
        }

        var (id, closesAt) = (created.Application.Id, created.ClosesAt);
        var note = await pending.NoteAsync(PendingKind.Application, id.Value, cancellationToken);
        var letter = new Letter.ApplicationBegun(created.Application.ContactEmail, id.Value, created.Application.Title, closesAt);
        var recording = await applications.CreateAsync(
            id.Value,
            new ApplicationCreated(created.Application),
            new Signature("applicant", "applicant", created.Application.CreatedAt),
            [new OutboxLetter(WelcomeApplicantActivity.LetterKey, letter)],
            cancellationToken);
        if (recording is Recording<Application>.Earlier { Fact: ApplicationCreated earlier })
        {
            // The note stays: whoever was first may not have come as far as starting the procedure, and the sweeper will see to it.
            return ApplicationPolicy.IsSameDraft(earlier.Application, created.Application) ? Created(id) : answers.Problem(request, KeyIsTaken());
        }

        var begun = new ApplicationBegun(id.Value, created.Application.RoundId.Value, note.ETag.ToString());
        await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(ApplicationOrchestrator), begun, new StartOrchestrationOptions(InstanceIds.Of(id)), cancellationToken);
        return Created(id);
    }

    private sealed record Draft(Application Application, DateTimeOffset ClosesAt);

    private async Task<Result<Draft>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IdFor(request).TryGet(out var id, out var errors) || !(await RequestJson.ReadAsync<ApplicationForm>(request, cancellationToken)).TryGet(out var form, out errors))
        {
            return errors;
        }

        if (!RoundId.TryParse(form.RoundId, out var roundId) || await directory.FindAsync(roundId.Value, cancellationToken) is not { } guide)
        {
            return RoundErrors.NotFound().At("roundId");
        }

        var now = time.GetUtcNow();
        var intake = new IdentifierIntake(BeijingTime.DateOf(now), (citizenId, partyId) => vault.Seal(citizenId, id.Value, partyId));
        return ApplicationFormCheck
            .Check(form, id, guide, intake, now)
            .Select(created => new Draft(created.Application, guide.ClosesAt));
    }

    private Result<ApplicationId> IdFor(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        return key.Length switch
        {
            0 => ApplicationId.FromBytes(RandomNumberGenerator.GetBytes(16)),
            >= MinKeyLength and <= MaxKeyLength => ApplicationId.FromBytes(tokens.Derive(TokenPurpose.Idempotency, key)),
            _ => new Error("idempotency-key-is-malformed", $"An Idempotency-Key has {MinKeyLength} to {MaxKeyLength} characters that nobody can guess, such as a UUID."),
        };
    }

    private IResult Created(ApplicationId id)
    {
        var address = site.Value.Address($"applications/{id}");
        return Results.Created(address, new CreatedApplication(id, address, access.TokenFor(id)));
    }

    private static Error KeyIsTaken() =>
        new("idempotency-key-is-taken", "This Idempotency-Key was used for another request. Give every application a key of its own.");
}

/// <summary>What the applicant gets back: where the application is, and the token that opens it.</summary>
public sealed record CreatedApplication(ApplicationId Id, Uri Location, string AccessToken);
