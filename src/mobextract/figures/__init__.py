"""What an amount is: a count, money, a percentage, a measure, a year, or a label that counts nothing."""
