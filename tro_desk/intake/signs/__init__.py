"""The single checks for a false notice; `intake.authenticity` puts them together."""
