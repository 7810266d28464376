using System.Collections.Immutable;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Pages.Commitments;

namespace CreditFunctions.Functions.Commitments;

/// <summary>Reads a posted form as the JSON form of programs. Unreadable values stay empty and are reported as missing.</summary>
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
