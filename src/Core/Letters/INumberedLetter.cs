namespace CreditFunctions.Core.Letters;

/// <summary>A numbered letter, whose service a record of service proves.</summary>
public interface INumberedLetter
{
    LetterNumber Number { get; }

    /// <summary>成文日期, Beijing date.</summary>
    DateOnly Date { get; }
}
