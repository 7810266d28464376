using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.SignIn;

/// <summary>Identifies the signed-in officer and checks permissions on the officers' site.</summary>
public sealed class DeskAccess(
    StaffRecords staff,
    DeskSessions sessions,
    PlatformSignIn platform,
    PlatformBindings bindings,
    SecurityEvents events,
    IOptions<DeskOptions> options,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    /// <summary>Whether officers choose their identity on a page of this site.</summary>
    public bool IsLocal => options.Value.LocalSignIn && !platform.IsOn;

    /// <summary>Null if nobody is signed in, or the directory does not contain the user.</summary>
    public async Task<Officer?> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (platform.IsOn)
        {
            return platform.PrincipalOf(request) is { } principal ? await bindings.FindAsync(principal, cancellationToken) : null;
        }

        return
            options.Value.LocalSignIn
            && await sessions.FindAsync(request, cancellationToken) is { } id
            && (await staff.ReadAsync(cancellationToken)).Find(id) is { IsActive: true } officer
            ? officer
            : null;
    }

    /// <summary>Whether the officer of a link is signed in: then no code is needed.</summary>
    public async Task<bool> IsSignedInAsync(HttpRequest request, TaskLink link, CancellationToken cancellationToken) =>
        await FindAsync(request, cancellationToken) is { } officer && await IsNamedAsync(officer, link, cancellationToken);

    public async Task<bool> IsAnotherSignedInAsync(HttpRequest request, TaskLink link, CancellationToken cancellationToken) =>
        await FindAsync(request, cancellationToken) is { } officer && !await IsNamedAsync(officer, link, cancellationToken);

    /// <summary>A form token for the signed-in officer of a link; null for anybody else.</summary>
    public async Task<string?> FormTokenForAsync(HttpRequest request, TaskLink link, CancellationToken cancellationToken) =>
        await FindAsync(request, cancellationToken) is { } officer && await IsNamedAsync(officer, link, cancellationToken)
            ? sessions.FormToken(officer.Id)
            : null;

    /// <summary>
    /// Whether the officer of a link is signed in and the posted form was served to them; the cookie alone does not protect against
    /// cross-site requests.
    /// </summary>
    public async Task<bool> IsServedToAsync(HttpRequest request, TaskLink link, string? formToken, CancellationToken cancellationToken) =>
        await FindAsync(request, cancellationToken) is { } officer
        && await IsNamedAsync(officer, link, cancellationToken)
        && sessions.IsFormToken(formToken, officer.Id);

    public async Task<Result<Officer>> CheckAsync(HttpRequest request, DeskAct act, CancellationToken cancellationToken) =>
        await FindAsync(request, cancellationToken) switch
        {
            null when platform.IsOn && !(await staff.ReadAsync(cancellationToken)).HasManager => StaffErrors.DirectoryIsEmpty(),
            null => platform.PrincipalOf(request) is null ? StaffErrors.SignInIsMissing() : Refuse(null, act, StaffErrors.IsNoOfficer()),
            var officer when !DeskPolicy.May(officer, act) => Refuse(officer, act, StaffErrors.RoleIsMissing(DeskPolicy.RolesFor(act))),
            var officer => officer,
        };

    private Error Refuse(Officer? officer, DeskAct act, Error error)
    {
        events.RoleRefused(officer?.Id, act.ToString());
        return error;
    }

    /// <summary>Redirects to the sign-in page if that may help; otherwise returns the error.</summary>
    public IResult Refuse(HttpRequest request, ImmutableArray<Error> errors) =>
        errors is [{ Code: "sign-in-is-missing" }]
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && Responses.WantsPage(request)
            ? Results.Redirect(
                site.Value.Address($"sign-in?returnTo={Uri.EscapeDataString($"{request.Path}{request.QueryString}")}").AbsoluteUri
            )
            : responses.Problem(request, errors);

    public DeskFrame FrameOf(Officer officer) => new(officer.Name, sessions.FormToken(officer.Id), [.. SectionsOf(officer)]);

    // A mail address may be reassigned to a successor; it is compared only for people outside the directory, such as recommending bodies.
    private async Task<bool> IsNamedAsync(Officer officer, TaskLink link, CancellationToken cancellationToken) =>
        (await staff.ReadAsync(cancellationToken)).Find(link.OfficerId) is { } named
            ? named.Id == officer.Id
            : officer.HasEmail(link.OfficerEmail);

    private static IEnumerable<DeskSection> SectionsOf(Officer officer)
    {
        yield return DeskSection.Tasks;
        if (DeskPolicy.May(officer, DeskAct.SeeBatch))
        {
            yield return DeskSection.Rounds;
        }

        if (DeskPolicy.May(officer, DeskAct.SeeCases))
        {
            yield return DeskSection.Cases;
            yield return DeskSection.Listings;
        }

        if (DeskPolicy.May(officer, DeskAct.SeeProjects))
        {
            yield return DeskSection.Projects;
        }

        if (DeskPolicy.May(officer, DeskAct.SeeImports))
        {
            yield return DeskSection.Imports;
        }

        if (DeskPolicy.May(officer, DeskAct.SeeStaff))
        {
            yield return DeskSection.Staff;
            yield return DeskSection.Identifiers;
        }

        if (DeskPolicy.May(officer, DeskAct.SeeRules))
        {
            yield return DeskSection.Rules;
        }
    }
}
