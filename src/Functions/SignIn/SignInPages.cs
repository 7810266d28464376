using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.SignIn;

/// <summary>The page of the local sign-in, and its redirect targets.</summary>
public sealed class SignInPages(StaffRecords staff, Responses responses)
{
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        string returnTo,
        ImmutableArray<Error> errors,
        CancellationToken cancellationToken
    )
    {
        var officers = (await staff.ReadAsync(cancellationToken))
            .Officers.Where(officer => officer.IsActive)
            .Select(officer => new SignInOfficer(officer.Id, officer.Name, officer.Roles));
        return responses.Page(
            request,
            new SignInModel([.. officers])
            {
                ReturnTo = returnTo,
                State = new FormState { Errors = errors },
            },
            status: errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    /// <summary>A path of this site's officers' side; otherwise the desk, so that no link redirects elsewhere.</summary>
    public static string SafePath(string? path)
    {
        var isOurs =
            path is not null
            && (
                path == "/desk"
                || path.StartsWith("/desk/", StringComparison.Ordinal)
                || path.StartsWith("/desk?", StringComparison.Ordinal)
                || path.StartsWith("/tasks/", StringComparison.Ordinal)
            );
        return isOurs && !path!.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) ? path : "/desk";
    }

    internal static Error NoSignIn() => new(ErrorKind.NotFound, "page-not-found", "This site has no sign-in page of its own.");
}
