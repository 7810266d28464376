using System.Collections.Immutable;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Desk;

/// <summary>Sign-in page of a site without directory service, for development and training only.</summary>
public sealed record SignInModel(ImmutableArray<SignInOfficer> Officers) : IModelOf<SignInPage>
{
    /// <summary>A path of this site.</summary>
    public string? ReturnTo { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>An officer who can be selected.</summary>
public sealed record SignInOfficer(string Id, string Name, ImmutableArray<DeskRole> Roles);

/// <summary>Field names of the sign-in form.</summary>
public static class SignInFields
{
    public const string OfficerId = "officerId";

    public const string ReturnTo = "returnTo";
}
