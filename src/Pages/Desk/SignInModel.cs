using System.Collections.Immutable;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Desk;

/// <summary>The sign-in page of a site without a directory of its own: for development and training only.</summary>
public sealed record SignInModel(ImmutableArray<SignInOfficer> Officers) : IModelOf<SignInPage>
{
    /// <summary>Where to go on to, as a path of this site.</summary>
    public string? ReturnTo { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>Somebody who may be chosen.</summary>
public sealed record SignInOfficer(string Id, string Name, ImmutableArray<DeskRole> Roles);

/// <summary>Names of the fields that the sign-in form posts.</summary>
public static class SignInFields
{
    public const string OfficerId = "officerId";

    public const string ReturnTo = "returnTo";
}
