using System.Collections.Immutable;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Pages.Commitments;

namespace CreditFunctions.Functions.Commitments;

/// <summary>What a page posted, as the form that programs send. What cannot be read stays empty and is found missing.</summary>
internal static class CommitmentValues
{
    public static CommitmentForm Read(ImmutableDictionary<string, string> values) =>
        new()
        {
            TextVersion = values.GetValueOrDefault(CommitmentFields.TextVersion),
            SignerName = values.GetValueOrDefault(CommitmentFields.SignerName),
            DeclaresNoDishonesty = Flag(values.GetValueOrDefault(CommitmentFields.DeclaresNoDishonesty)),
            DeclaredFacts = values.GetValueOrDefault(CommitmentFields.DeclaredFacts),
            ConsentsToElectronicService = Flag(values.GetValueOrDefault(CommitmentFields.ConsentsToElectronicService)),
            ConsentsToIdentityNumber = Flag(values.GetValueOrDefault(CommitmentFields.ConsentsToIdentityNumber)),
        };

    private static bool? Flag(string? text) => bool.TryParse(text, out var flag) ? flag : null;
}
