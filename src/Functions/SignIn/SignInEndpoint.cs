using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.SignIn;

/// <summary>The officer that a program signs in as, on a training site.</summary>
public sealed record SignInForm(string? OfficerId);

/// <summary>A session: its token is sent as <c>Authorization: Bearer</c>.</summary>
public sealed record SignedIn(string OfficerId, string Token);

/// <summary><c>POST /sign-in</c>: signs in a sample officer, only if the settings allow it.</summary>
public sealed class SignInEndpoint(
    DeskAccess access,
    DeskSessions sessions,
    StaffRecords staff,
    IOptions<SiteOptions> site,
    SignInPages pages,
    Responses responses
)
{
    [Function(nameof(SignInEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!access.IsLocal)
        {
            return responses.Problem(request, SignInPages.NoSignIn());
        }

        if (!PostedForm.Is(request))
        {
            return
                (await RequestJson.ReadAsync<SignInForm>(request, cancellationToken)).TryGet(out var form, out var refusal)
                && (await FindAsync(form.OfficerId, cancellationToken)).TryGet(out var chosen, out refusal)
                ? Results.Json(new SignedIn(chosen.Id, sessions.Issue(chosen.Id)), RequestJson.Options)
                : responses.Problem(request, refusal);
        }

        if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out var values, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var returnTo = SignInPages.SafePath(values.GetValueOrDefault(SignInFields.ReturnTo));
        if (!(await FindAsync(values.GetValueOrDefault(SignInFields.OfficerId), cancellationToken)).TryGet(out var officer, out errors))
        {
            return await pages.ShowAsync(request, returnTo, errors, cancellationToken);
        }

        sessions.SetCookie(request.HttpContext.Response, officer.Id);
        return new SeeOther(site.Value.Address(returnTo));
    }

    private async Task<Result<Officer>> FindAsync(string? officerId, CancellationToken cancellationToken) =>
        (await staff.ReadAsync(cancellationToken)).Find(officerId) is { IsActive: true } officer
            ? officer
            : StaffErrors.OfficerNotFound().At(SignInFields.OfficerId);
}
