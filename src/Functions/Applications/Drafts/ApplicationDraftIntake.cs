using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary>Creates drafts and checks changed forms.</summary>
public sealed class ApplicationDraftIntake(
    IRecordStore<Application> applications,
    PendingWork pending,
    IdentifierVault vault,
    IdentifierOverrides overrides,
    MailBudget budget,
    RuleBook rules,
    TimeProvider time
)
{
    /// <summary>
    /// Creates a draft and its procedure. A repeat of the same form under the same id changes nothing; a different form is refused.
    /// </summary>
    public async Task<Result<ApplicationId>> BeginAsync(
        HttpRequest request,
        ApplicationForm form,
        ApplicationId id,
        RoundGuide guide,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var check = await overrides.CheckAsync(
            IntakeFor(id, now),
            intake => ApplicationFormCheck.Check(form, id, guide, intake, now),
            cancellationToken
        );
        if (!check.TryGet(out var created, out var errors))
        {
            return errors;
        }

        // A repeat sends no mail, so it uses no mail budget.
        if (
            !(await budget.TakeForUnaskedAsync(request, created.Application.ContactEmail, cancellationToken)).TryGet(
                out var isMailed,
                out errors
            ) && await applications.FindAsync(id.Value, cancellationToken) is null
        )
        {
            return errors;
        }

        var marker = await pending.MarkAsync(RecordRef.OfApplication(id.Value), cancellationToken);
        var welcome = new ApplicationDraftCreated(created.Application.ContactEmail, id.Value, guide.ClosesAt)
        {
            KeptUntil = ApplicationDraftAcceptance.ExpiryOf(
                created.Application.CreatedAt,
                rules.OfVersion(created.Application.RuleVersion).Value
            ),
        };
        var recording = await applications.CreateAsync(
            id.Value,
            created,
            Signature.Applicant(now, "Public"),
            isMailed ? [new OwedNotification(ApplicationProcedure.WelcomeKey, welcome)] : [],
            cancellationToken
        );
        if (recording is Recording<Application>.Earlier { Fact: ApplicationCreated earlier })
        {
            if (await applications.FindOwedAsync(id.Value, ApplicationProcedure.WelcomeKey, cancellationToken) is null)
            {
                await pending.ClearAsync(marker, cancellationToken);
            }

            // While the first mail is pending, the procedure may not have begun; this may also be the same writer, whose request was sent
            // to storage twice.
            return ApplicationPolicy.IsSameDraft(earlier.Application, created.Application) ? id : KeyIsTaken();
        }

        var begun = new ApplicationBegun(id.Value, guide.Id.Value, marker.Writer);
        await client.BeginAsync(ApplicationProcedure.Call, InstanceIds.Of(id), begun, cancellationToken);
        return id;
    }

    /// <summary>
    /// The change that a form makes to a draft. The stored draft may have changed: the caller checks again when it records.
    /// </summary>
    public async Task<Result<ApplicationDraftChanged>> CheckChangeAsync(
        ApplicationForm form,
        Application draft,
        RoundGuide guide,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        await overrides.CheckAsync(
            IntakeFor(draft.Id, now),
            intake => ApplicationPolicy.Change(draft, guide, form, intake, now),
            cancellationToken
        );

    private IdentifierIntake IntakeFor(ApplicationId id, DateTimeOffset now) =>
        new(BeijingTime.DateOf(now), (number, partyId) => vault.Seal(number, id.Value, partyId));

    private static Error KeyIsTaken() =>
        new(
            ErrorKind.Invalid,
            "idempotency-key-is-taken",
            "This Idempotency-Key was used for another request. Give every application a key of its own."
        );
}
