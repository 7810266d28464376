namespace CreditFunctions.Core.Letters;

/// <summary>What a record of service proves: a letter with its number.</summary>
public interface INumberedLetter
{
    LetterNumber Number { get; }

    /// <summary>成文日期, in Beijing.</summary>
    DateOnly Date { get; }
}
