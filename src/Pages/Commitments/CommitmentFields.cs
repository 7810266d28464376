namespace CreditFunctions.Pages.Commitments;

/// <summary>Names of the fields by which a commitment is signed or entered; errors carry the same names.</summary>
public static class CommitmentFields
{
    /// <summary>Where a party's link goes.</summary>
    public const string Email = "email";

    public const string TextVersion = "textVersion";

    public const string SignerName = "signerName";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public const string DeclaresNoDishonesty = "declaresNoDishonesty";

    public const string DeclaredFacts = "declaredFacts";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public const string ConsentsToElectronicService = "consentsToElectronicService";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public const string ConsentsToIdentityNumber = "consentsToIdentityNumber";
}
